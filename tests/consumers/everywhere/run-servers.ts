import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { run as runProgram } from "../../../tools/programs/process.ts";
import { bunFile, denoFile, nodeRuntimes } from "../../../tools/runtimes/paths.ts";
import { denoConfigs } from "./deno-configs.ts";
import type { Report } from "./report.ts";

type Environment = Readonly<Record<string, string>>;

/** Node and Bun as ES module and CommonJS, and Deno with the package of npm and with its source. */
export const runServers = async (folder: string, env: Environment, report: Report): Promise<void> => {
  const { host } = new URL(env.TECHLOOKUP_BASE_URL ?? "");
  const run = async (name: string, file: string, ...parameters: string[]): Promise<void> => {
    const { output } = await runProgram([file, ...parameters], {
      cwd: folder,
      env: { ...env, DENO_NO_UPDATE_CHECK: "1" },
    });
    report(name, output);
  };
  const asCommonJs = "--no-experimental-require-module";
  for (const { name, file } of nodeRuntimes()) {
    await run(`${name}, ES module`, file, "node.mjs");
    await run(`${name}, CommonJS`, file, "node.cjs");
    // Node's require() takes the ES module where it can. Others take the CommonJS build, which this makes Node do, too.
    await run(`${name}, CommonJS build`, file, asCommonJs, "node.cjs");
    await run(`${name}, CommonJS build, every entry`, file, asCommonJs, "entries.cjs");
  }
  await run("Bun, ES module", bunFile, "run", "node.mjs");
  await run("Bun, CommonJS", bunFile, "run", "node.cjs");
  const permissions = ["--no-prompt", `--allow-net=${host}`, "--allow-env"];
  for (const [name, { config, flags }] of Object.entries(denoConfigs)) {
    const path = join(folder, `${name.replaceAll(/\W+/g, "-")}.json`);
    writeFileSync(path, JSON.stringify(config));
    await run(name, denoFile, "run", "--quiet", ...permissions, ...flags, `--config=${path}`, "deno.mjs");
  }
};
