import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundlers } from "../../../tools/bundlers/bundlers.ts";
import { workerdFile } from "../../../tools/runtimes/paths.ts";
import { findFreePort } from "../../../tools/suite/host/listen.ts";
import type { Report } from "./report.ts";

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

/** Waits until something answers. */
const answerOf = async (url: string): Promise<string> => {
  for (let tries = 0; tries < 100; tries++) {
    try {
      return await (await fetch(url)).text();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  return `nothing answers at ${url}`;
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
  const child = spawn(workerdFile, ["serve", join(out, "config.capnp")], { detached: true, stdio: "inherit" });
  const end = (): void => void process.kill(-(child.pid ?? 0), "SIGKILL");
  process.once("exit", end);
  try {
    report("Worker", await answerOf(`http://127.0.0.1:${port}`));
  } finally {
    process.off("exit", end);
    end();
  }
};
