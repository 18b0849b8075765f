import { join } from "node:path";
import { run } from "../../tools/programs/process.ts";
import { bunFile, denoFile, nodeRuntimes } from "../../tools/runtimes/paths.ts";
import { bundlers } from "../bundlers/bundlers.ts";
import { programs } from "../consumers/everywhere/programs.ts";
import { runPages } from "../consumers/everywhere/run-pages.ts";
import { createProject, type Environment, report } from "../consumers/project.ts";
import { quickStart, runQuickStart } from "../consumers/quick-start/run-quick-start.ts";

const denoConfig = {
  nodeModulesDir: "none",
  // Deno refuses packages of today otherwise.
  minimumDependencyAge: 0,
  imports: { "@techlookup/deno": "npm:@techlookup/deno" },
};

/** Installs what the registry has in fresh projects, as users do, and runs it against a sandbox. Reports what does not hold. */
export const tryPackages = async (sandbox: Environment): Promise<void> => {
  using node = await createProject(quickStart, ["@techlookup/node"]);
  for (const { name, file } of nodeRuntimes()) await runQuickStart(name, file, node.folder, sandbox);

  using machines = await createProject([], ["@techlookup/bullmq", "bullmq", "ioredis"]);
  const loads = 'import { createFleet } from "@techlookup/bullmq"; if (createFleet) console.log("ok");';
  const loaded = await run([process.execPath, "--input-type=module", "-e", loads], { cwd: machines.folder });
  report("@techlookup/bullmq", loaded.output);

  using bun = await createProject(programs, []);
  const added = await run([bunFile, "add", "@techlookup/node"], { cwd: bun.folder });
  report("bun add", added.passed ? "ok" : added.output);
  report("Bun", (await run([bunFile, "run", "node.mjs"], { cwd: bun.folder, env: sandbox })).output);

  using deno = await createProject([...programs, { title: "deno.json", code: JSON.stringify(denoConfig) }], []);
  const net = `--allow-net=${new URL(sandbox.TECHLOOKUP_BASE_URL ?? "").host}`;
  const flags = ["--no-prompt", "--no-lock", "--quiet", "--allow-env", net];
  report("Deno", (await run([denoFile, "run", ...flags, "deno.mjs"], { cwd: deno.folder, env: sandbox })).output);

  using app = await createProject(programs, ["@techlookup/browser", "@techlookup/gateway"]);
  await bundlers.Vite(app.folder, { page: "page.mjs", worker: "page-worker.mjs" }, join(app.folder, "sites/vite"));
  await runPages(app.folder, sandbox, ["Vite"]);
};
