import { readFileSync } from "node:fs";
import { join } from "node:path";
import { startWorker } from "../../../tools/runtimes/workerd.ts";
import { bundlers } from "../../bundlers/bundlers.ts";
import type { Report } from "./report.ts";

/** A Worker of `@techlookup/core`, bundled, in workerd without any flag. */
export const runWorker = async (
  project: string,
  bindings: Readonly<Record<string, string>>,
  report: Report,
): Promise<void> => {
  const folder = join(project, "worker-out");
  await bundlers.esbuild?.(project, { worker: "worker.mjs" }, folder);
  using worker = await startWorker({ folder, code: readFileSync(join(folder, "worker.js"), "utf8"), bindings });
  report("Worker", await worker.ask().catch(String));
};
