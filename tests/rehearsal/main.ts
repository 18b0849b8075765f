/**
 * Rehearses a whole release: in a clone of the last commit, with a registry on this machine and a stand-in for GitHub. It changes nothing
 * in this tree, and leaves nothing behind, even when it is killed.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readJson } from "../../tools/packages.ts";
import { must } from "../../tools/programs/process.ts";
import { git } from "../../tools/release/changes.ts";
import { createProject, report } from "../consumers/project.ts";
import { quickStart, runQuickStart } from "../consumers/quick-start/run-quick-start.ts";
import { startSandbox } from "../consumers/sandbox.ts";
import { rehearsed } from "./commands.ts";
import { patchOld, releaseChange, releaseNext, releaseSnapshot } from "./releases.ts";
import { cloneLastCommit } from "./repository.ts";
import { startStandIns } from "./stand-ins.ts";
import { tryPackages } from "./users.ts";
import { makeWorkplace } from "./workplace.ts";

/** Says what comes next, and when it began: what does not hold ends the rehearsal there. */
const step = (name: string): void => console.log(`${performance.now().toFixed(0).padStart(7)} ms  ${name}`);

const before = await git("status", "--porcelain");
if (before !== "") console.log("There are uncommitted changes: the rehearsal takes the last commit, without them.");

const rehearse = async (): Promise<void> => {
  await using workplace = makeWorkplace();
  const { folder } = workplace;
  using standIns = await startStandIns(folder);
  const repository = await cloneLastCommit(folder);
  const target = (await repository.run("npm config get registry")).split("\n").at(-1);
  assert.equal(target, standIns.registry, "npm would publish to another registry: nothing was done");

  step("install, and write the sizes on the pull request");
  await repository.run(`env CI=true PULL_REQUEST=7 ${rehearsed.sizeComment}`);
  assert.match(readFileSync(join(standIns.github, "pr-7", "size.md"), "utf8"), /gzipped/);

  step("release a change");
  const first = await releaseChange(repository);
  using project = await createProject(quickStart, ["@techlookup/node"]);
  step("release the next version");
  const next = await releaseNext(repository);
  step(`patch ${first}`);
  const patch = await patchOld(repository, first);
  step("publish a snapshot of a pull request");
  const snapshot = await releaseSnapshot(repository);

  step("use what was published, with the sandbox that npx fetches");
  using sandbox = await startSandbox(["npx", "--yes", "-p", "@techlookup/sandbox", "techlookup-sandbox"], folder);
  await tryPackages(sandbox.env);
  step(`upgrade a project from ${first} to ${next}`);
  for (const version of [first, next]) {
    if (version === next) await must(["npm", "install", "@techlookup/node@latest"], { cwd: project.folder });
    const manifest = join(project.folder, "node_modules/@techlookup/node/package.json");
    assert.equal(readJson<{ version: string }>(manifest).version, version);
    await runQuickStart(`@techlookup/node ${version}`, process.execPath, project.folder, sandbox.env);
  }
  step("JSR would take it");
  await repository.run(`${rehearsed.jsrRelease} -- --dry-run --allow-dirty`);
  assert.equal(await git("status", "--porcelain"), before, "This tree has changed");
  report(`Rehearsed: ${[first, next, patch, snapshot].join(", ")}`, process.exitCode ? "see above" : "ok");
};

await rehearse().catch((error) => report("The rehearsal", String(error)));
