import { readFileSync, writeFileSync } from "node:fs";
import { join, posix, resolve } from "node:path";
import { readJson } from "../../../tools/packages.ts";
import { type CommandLine, run as runProgram } from "../../../tools/programs/process.ts";
import { bunFile, denoFile, nodeRuntimes } from "../../../tools/runtimes/paths.ts";
import { startWorker } from "../../../tools/runtimes/workerd.ts";
import { bundlers } from "../../bundlers/bundlers.ts";
import { type Environment, report } from "../project.ts";

/** Every entry of a package as JSR has it: by `deno.json`, in the sources themselves. */
const sourcesOf = (folder: string): (readonly [string, string])[] => {
  const { name, exports } = readJson<{ name: string; exports: Record<string, string> }>(join(folder, "deno.json"));
  return Object.entries(exports).map(([entry, file]) => [posix.join(name, entry), resolve(folder, file)]);
};

/** What `@techlookup/deno` is to a program, and the flags that keep it from being anything else. */
const denoConfigs = {
  "Deno, npm package": {
    config: { nodeModulesDir: "manual", imports: { "@techlookup/deno": "npm:@techlookup/deno" } },
    flags: [],
  },
  "Deno, source": {
    config: { imports: Object.fromEntries(["packages/core", "packages/deno"].flatMap(sourcesOf)) },
    flags: ["--no-npm"],
  },
};

/** Node and Bun as ES module and CommonJS, and Deno with the package of npm and with its source. */
export const runServers = async (folder: string, env: Environment): Promise<void> => {
  const run = async (name: string, ...command: CommandLine): Promise<void> => {
    const { output } = await runProgram(command, { cwd: folder, env: { ...env, DENO_NO_UPDATE_CHECK: "1" } });
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
  const permissions = ["--no-prompt", `--allow-net=${new URL(env.TECHLOOKUP_BASE_URL ?? "").host}`, "--allow-env"];
  for (const [name, { config, flags }] of Object.entries(denoConfigs)) {
    const path = join(folder, `${name.replaceAll(/\W+/g, "-")}.json`);
    writeFileSync(path, JSON.stringify(config));
    await run(name, denoFile, "run", "--quiet", ...permissions, ...flags, `--config=${path}`, "deno.mjs");
  }
};

/** A Worker of `@techlookup/core`, bundled, in workerd without any flag. */
export const runWorker = async (project: string, bindings: Environment): Promise<void> => {
  const folder = join(project, "worker-out");
  await bundlers.esbuild(project, { worker: "worker.mjs" }, folder);
  using worker = await startWorker({ folder, code: readFileSync(join(folder, "worker.js"), "utf8"), bindings });
  report("Worker", await worker.ask().catch(String));
};
