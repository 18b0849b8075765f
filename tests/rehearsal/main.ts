/**
 * Rehearses a whole release: in a clone of the last commit, with a registry on this machine and a stand-in for GitHub. It changes nothing
 * in this tree, and leaves nothing behind, even when it is killed.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readJson } from "../../tools/packages.ts";
import { type CommandLine, must } from "../../tools/programs/process.ts";
import { git } from "../../tools/release/changes.ts";
import { rehearsed } from "./commands.ts";
import { patchOld, releaseChange, releaseNext, releaseSnapshot } from "./releases.ts";
import { Repository } from "./repository.ts";
import { expect, standInForGithub, startRegistry, step } from "./services.ts";
import { makeProject, readmePrograms, startSandbox, tryPackages } from "./users.ts";
import { makeWorkplace } from "./workplace.ts";

const startedAt = performance.now();
const before = await git("status", "--porcelain");
if (before !== "") console.log("There are uncommitted changes: the rehearsal takes the last commit, without them.");

try {
  using workplace = makeWorkplace();
  const { folder } = workplace;
  using registry = await step("start a registry", () => startRegistry(folder));
  const github = standInForGithub(folder);
  const env = { ...registry.env, ...github };
  const repository = await step("clone the last commit", () => Repository.clone(folder, env));
  await step("npm would publish to this registry, and to no other", async () => {
    const target = (await repository.command("npm config get registry")).split("\n").at(-1);
    expect(target === env.npm_config_registry, `It would publish to ${target}: nothing was done`);
  });
  await step("install, and write the sizes on the pull request", async () => {
    await repository.command(`env CI=true PULL_REQUEST=7 ${rehearsed.sizeComment}`);
    const comment = readFileSync(join(github.REHEARSED_GITHUB, "pr-7", "size.md"), "utf8");
    expect(comment.includes("gzipped"), `The comment is:\n${comment}`);
  });

  const first = await releaseChange(repository, github.REHEARSED_GITHUB);
  const upgraded = join(folder, "upgraded");
  const installed = (): string =>
    readJson<{ version: string }>(join(upgraded, "node_modules/@techlookup/node/package.json")).version;
  await step(`install ${first} in a project`, () => makeProject(upgraded, env, readmePrograms(), ["@techlookup/node"]));
  const next = await releaseNext(repository, github.REHEARSED_GITHUB);
  const patch = await patchOld(repository, github.REHEARSED_GITHUB, first);
  await releaseSnapshot(repository);

  using sandbox = await step("npx fetches the sandbox", () => startSandbox(join(folder, "sandbox"), env));
  const users = { ...env, ...sandbox.env };
  await tryPackages(folder, users);
  await step(`upgrade the project of ${first}`, async () => {
    const project = (...command: CommandLine): Promise<string> => must(command, { cwd: upgraded, env: users });
    expect(installed() === first, `It has ${installed()}`);
    await project(process.execPath, "quick-start.mjs");
    await project("npm", "install", "--no-audit", "--no-fund", "--loglevel=error", "@techlookup/node@latest");
    expect(installed() === next, `It has ${installed()}, not ${next}`);
    await project(process.execPath, "quick-start.mjs");
  });
  await step("JSR would take it", () => repository.command(`${rehearsed.jsrRelease} -- --dry-run --allow-dirty`));
  const after = await git("status", "--porcelain");
  expect(after === before, `This tree has changed:\n${after}`);
  const seconds = Math.round((performance.now() - startedAt) / 1_000);
  console.log(`Rehearsed: ${first}, ${next}, ${patch} and a snapshot, in ${seconds} s. Nothing is left of it.`);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
