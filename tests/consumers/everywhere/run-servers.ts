import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { runCommand } from "../../../tools/check/run-command.ts";
import { bunFile, denoFile, nodeRuntimes } from "../../../tools/runtimes/paths.ts";
import type { Report } from "./report.ts";

type Environment = Readonly<Record<string, string>>;

/** What `@techlookup/deno` is: the installed package, or the sources themselves, as JSR has them. */
const denoConfigs = {
  "Deno, npm package": { nodeModulesDir: "manual", imports: { "@techlookup/deno": "npm:@techlookup/deno" } },
  "Deno, source": {
    imports: {
      "@techlookup/deno": resolve("packages/deno/src/index.ts"),
      "@techlookup/core": resolve("packages/core/src/index.ts"),
      "@techlookup/core/common": resolve("packages/core/src/common.ts"),
      "@techlookup/core/platform": resolve("packages/core/src/platform.ts"),
    },
  },
};

/** Node and Bun as ES module and CommonJS, and Deno with the package of npm and with its source. */
export const runServers = async (folder: string, env: Environment, report: Report): Promise<void> => {
  const { host } = new URL(env.TECHLOOKUP_BASE_URL ?? "");
  const run = async (name: string, file: string, ...parameters: string[]): Promise<void> => {
    const command = [file, ...parameters] as const;
    report(name, (await runCommand(command, { cwd: folder, env: { ...env, DENO_NO_UPDATE_CHECK: "1" } })).output);
  };
  for (const { name, file } of nodeRuntimes()) {
    await run(`${name}, ES module`, file, "node.mjs");
    await run(`${name}, CommonJS`, file, "node.cjs");
    // Node's require() takes the ES module where it can. Others take the CommonJS build, which this makes Node do, too.
    await run(`${name}, CommonJS build`, file, "--no-experimental-require-module", "node.cjs");
  }
  await run("Bun, ES module", bunFile, "run", "node.mjs");
  await run("Bun, CommonJS", bunFile, "run", "node.cjs");
  const flags = ["run", "--quiet", "--no-prompt", `--allow-net=${host}`, "--allow-env"];
  for (const [name, config] of Object.entries(denoConfigs)) {
    const isSource = !("nodeModulesDir" in config);
    const path = join(folder, isSource ? "source.json" : "npm.json");
    writeFileSync(path, JSON.stringify(config));
    await run(name, denoFile, ...flags, ...(isSource ? ["--no-npm"] : []), `--config=${path}`, "deno.mjs");
  }
};
