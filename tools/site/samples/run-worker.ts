import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { startSandbox } from "../../../packages/sandbox/src/node.ts";
import { workerdFile } from "../../runtimes/paths.ts";
import { findFreePort } from "../../suite/host/listen.ts";
import { startProgram } from "../../suite/launch/start-program.ts";
import { bundle } from "./bundle.ts";
import type { Sample } from "./sample.ts";
import { verdict } from "./verdict.ts";

/** Whatever the Worker calls is the sandbox. */
const config = (port: number, sandbox: string, key: string): string => `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .sample),
    (name = "sandbox", external = (address = "${sandbox}", http = ())),
  ],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);
const sample :Workerd.Worker = (
  modules = [(name = "sample", esModule = embed "sample.js")],
  compatibilityDate = "2026-01-01",
  bindings = [(name = "TECHLOOKUP_API_KEY", text = "${key}")],
  globalOutbound = "sandbox",
);
`;

/** What it answers, once it listens. */
const answerOf = async (url: string): Promise<string> => {
  for (let tries = 1; ; tries++) {
    try {
      return await (await fetch(url)).text();
    } catch (error) {
      if (tries === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
};

/** Runs a Worker in workerd, asks it for a page, and takes its answer for what it prints. */
export const runWorker = async (folder: string, sample: Sample): Promise<string | undefined> => {
  await using sandbox = await startSandbox();
  sandbox.script(...(sample.faults ?? []));
  const own = resolve(".cache/site/samples", sample.file);
  mkdirSync(own, { recursive: true });
  const port = await findFreePort();
  writeFileSync(join(own, "sample.js"), await bundle(folder, sample.file));
  writeFileSync(join(own, "config.capnp"), config(port, new URL(sandbox.url).host, sandbox.keys.pro));
  using worker = startProgram(workerdFile, ["serve", join(own, "config.capnp")]);
  const output = await Promise.race([answerOf(`http://127.0.0.1:${port}/`), worker.failed]).catch(String);
  const problem = verdict(sample, output, 0);
  return problem && `${problem}:\n${output}\n${worker.output}`;
};
