import { join } from "node:path";
import { run } from "../../../tools/programs/process.ts";
import { nodeRuntimes } from "../../../tools/runtimes/paths.ts";
import { copyTraced } from "../../bundlers/trace.ts";
import { report } from "../project.ts";

/** A CommonJS program, copied with what a tracer finds it to need, as hosts of functions do, runs on every Node. */
export const runTraced = async (folder: string): Promise<void> => {
  const out = join(folder, "traced");
  await copyTraced(folder, "traced.cjs", out);
  for (const { name, file } of nodeRuntimes()) {
    for (const flags of [[], ["--no-experimental-require-module"]]) {
      const { output } = await run([file, ...flags, "traced.cjs"], { cwd: out });
      report(`${name}, traced files ${flags.join(" ")}`.trim(), output);
    }
  }
};
