import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundlers } from "../../../tools/bundlers/bundlers.ts";
import { workerdFile } from "../../../tools/runtimes/paths.ts";
import { findFreePort } from "../../../tools/suite/host/listen.ts";
import type { Report } from "./report.ts";
import { startProgram } from "./start-program.ts";

const config = (
  port: number,
  env: Readonly<Record<string, string>>,
): string => `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .consumer),
    (name = "internet", network = (allow = ["public", "private", "local"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);
const consumer :Workerd.Worker = (
  modules = [(name = "worker", esModule = embed "worker.js")],
  compatibilityDate = "2026-01-01",
  bindings = [${Object.entries(env)
    .map(([name, text]) => `(name = "${name}", text = "${text}")`)
    .join(", ")}],
  globalOutbound = "internet",
);
`;

/** Asks until something answers, for 20 seconds at most: the Worker itself waits for one. */
const answerOf = async (url: string): Promise<string> => {
  const signal = AbortSignal.timeout(20_000);
  for (;;) {
    try {
      return await (await fetch(url, { signal })).text();
    } catch (error) {
      if (signal.aborted) return `nothing answers at ${url}: ${error}`;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
};

/** A Worker of `@techlookup/core`, bundled, in workerd without any flag. */
export const runWorker = async (
  folder: string,
  env: Readonly<Record<string, string>>,
  report: Report,
): Promise<void> => {
  const out = join(folder, "worker-out");
  await bundlers.esbuild?.(folder, { worker: "worker.mjs" }, out);
  const port = await findFreePort();
  writeFileSync(join(out, "config.capnp"), config(port, env));
  using workerd = startProgram(workerdFile, ["serve", join(out, "config.capnp")], out);
  // It prints nothing: its line is waited for because that ends at once when workerd cannot be started.
  report("Worker", await Promise.race([answerOf(`http://127.0.0.1:${port}`), workerd.firstLine]).catch(String));
};
