/**
 * Rehearses a release, whole: in a clone of the last commit, with a registry and a stand-in for GitHub on this machine. It leaves this
 * tree as it is, and nothing that it has started, also when it is ended.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { rehearsed } from "../workflows/rehearsed.ts";
import { startGithub } from "./github.ts";
import { makeProject, readmePrograms, startSandbox } from "./project.ts";
import { startRegistry } from "./registry.ts";
import { patchOld, releaseChange, releaseNext, releaseSnapshot } from "./releases.ts";
import { Repository } from "./repository.ts";
import { run, runWords, step } from "./step.ts";
import { tryPackages } from "./try-packages.ts";
import { makeWorkplace } from "./workplace.ts";

const startMs = Date.now();
const state = (): string => spawnSync("git", ["status", "--porcelain"], { encoding: "utf8" }).stdout;
const before = state();
if (before !== "")
  console.log("There are changes that no commit has: the rehearsal takes the last commit, without them.");

const installed = (project: string): string =>
  (JSON.parse(readFileSync(join(project, "node_modules/@techlookup/node/package.json"), "utf8")) as { version: string })
    .version;

try {
  using workplace = makeWorkplace();
  const { folder } = workplace;
  mkdirSync(join(folder, "registry"));
  using registry = await step("start a registry", () => startRegistry(join(folder, "registry")));
  const { env } = registry;
  using github = await startGithub();
  const repository = await step("clone the last commit", () => Repository.clone(folder, env));
  await step("npm would publish to this registry, and to no other", async () => {
    const target = (await repository.command("npm config get registry")).trim().split("\n").at(-1);
    if (target !== env.npm_config_registry) throw new Error(`It would publish to ${target}: nothing is done`);
  });
  // Installing takes what the user's own pnpm has; only publishing and trying speak to the registry of the rehearsal.
  await step("install, and tell sizes on the pull request", async () => {
    await runWords(repository.folder, { CI: "true", PULL_REQUEST: "7", ...github.env }, rehearsed.sizeComment);
    if (!github.comments[0]?.body.includes("gzipped")) throw new Error("There is no comment");
  });

  const first = await releaseChange(repository, github);
  const old = await step(`install ${first} in a project`, () =>
    makeProject(join(folder, "upgraded"), env, ["@techlookup/node"], readmePrograms()),
  );
  const next = await releaseNext(repository, github);
  const patch = await patchOld(repository, github, first);
  await releaseSnapshot(repository);

  using sandbox = await step("npx brings the sandbox", () => startSandbox(join(folder, "sandbox"), env));
  await tryPackages(folder, env, sandbox.env);
  await step(`upgrade the project of ${first}`, async () => {
    if (installed(old) !== first) throw new Error(`It has ${installed(old)}`);
    await run(old, { ...env, ...sandbox.env }, process.execPath, "quick-start.mjs");
    await run(old, env, "npm", "install", "--no-audit", "--no-fund", "--loglevel=error", "@techlookup/node@latest");
    if (installed(old) !== next) throw new Error(`It has ${installed(old)}, not ${next}`);
    await run(old, { ...env, ...sandbox.env }, process.execPath, "quick-start.mjs");
  });
  await step("JSR would take it", () => repository.command(`${rehearsed.jsrRelease} -- --dry-run`));
  if (state() !== before) throw new Error(`This tree has changed:\n${state()}`);
  console.log(
    `Rehearsed: ${first}, ${next}, ${patch} and a snapshot, in ${Math.round((Date.now() - startMs) / 1_000)} s. Nothing is left of it.`,
  );
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
