import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { runCommand } from "../../../tools/check/run-command.ts";
import { bunFile, denoFile, nodeRuntimes } from "../../../tools/runtimes/paths.ts";
import type { Report } from "./report.ts";

type Environment = Readonly<Record<string, string>>;

/** Node as ES module and CommonJS, Bun, and Deno with the package of npm and with its source as JSR has it. */
export const runServers = async (folder: string, env: Environment, report: Report): Promise<void> => {
  const { host } = new URL(env.TECHLOOKUP_BASE_URL ?? "");
  const run = async (name: string, file: string, ...parameters: string[]): Promise<void> => {
    const command = [file, ...parameters] as const;
    report(name, (await runCommand(command, { cwd: folder, env: { ...env, DENO_NO_UPDATE_CHECK: "1" } })).output);
  };
  for (const { name, file } of nodeRuntimes()) {
    await run(`${name}, ES module`, file, "node.mjs");
    await run(`${name}, CommonJS`, file, "node.cjs");
  }
  await run("Bun", bunFile, "run", "node.mjs");
  const flags = ["run", "--quiet", "--no-prompt", `--allow-net=${host}`, "--allow-env"];
  await run("Deno, npm", denoFile, ...flags, "--node-modules-dir=manual", "deno.mjs");
  // As JSR has it: the sources themselves.
  const imports = {
    "@techlookup/deno": resolve("packages/deno/src/index.ts"),
    "@techlookup/core": resolve("packages/core/src/index.ts"),
    "@techlookup/core/platform": resolve("packages/core/src/platform.ts"),
  };
  const config = join(folder, "source.json");
  writeFileSync(config, JSON.stringify({ imports }));
  await run("Deno, source", denoFile, ...flags, "--no-npm", `--config=${config}`, "deno.mjs");
};
