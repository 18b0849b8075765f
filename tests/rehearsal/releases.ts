import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { publicPackages } from "../../tools/packages.ts";
import { rehearsed } from "./commands.ts";
import type { Repository } from "./repository.ts";

/** The release on GitHub has its notes, a bill of materials for each package, and is the latest only if npm's is. */
const checkGithubRelease = (version: string, text: string, isLatest: boolean): void => {
  const folder = join(process.env.REHEARSED_GITHUB ?? "", `release-v${version}`);
  const read = (name: string): string => readFileSync(join(folder, name), "utf8");
  assert.ok(read("notes.md").includes(text), `The release on GitHub does not contain: ${text}`);
  assert.match(read("parameters"), new RegExp(`--verify-tag.*--latest=${isLatest}`));
  const bills = globSync("*.cdx.json", { cwd: folder }).map(read);
  assert.equal(bills.length, publicPackages().length, "A bill of materials for each package");
  for (const bill of bills) assert.ok(bill.includes('"CycloneDX"') && bill.includes(`@${version}"`), bill);
};

/** What must hold of the repository once it has a version. Whether the linter's rules work does not depend on it, and takes longest. */
const repositoryTests = "vitest run --project repository --exclude '**/lint.test.ts'";

/** Turns the waiting changesets into a version and publishes it, as the workflow `release` does after a merge. */
const release = async (repository: Repository, text: string, tag = "latest"): Promise<string> => {
  const expectDue = async (due: string): Promise<void> =>
    assert.match(await repository.run(rehearsed.due), new RegExp(`${due}$`));
  await repository.run(`${rehearsed.version}; ${repositoryTests}`);
  await repository.commit();
  const { version } = repository;
  const merged = await repository.run("git rev-parse HEAD");
  await expectDue(`to be published from ${merged}`);
  // What lands before the release goes into the next version.
  repository.addChangeset("patch", "What landed after it.");
  await repository.commit();
  await expectDue(`to be published from ${merged}`);
  const branch = await repository.run("git branch --show-current");
  await repository.run(`git switch --quiet --detach ${merged}`);
  assert.ok(repository.read("packages/core/CHANGELOG.md").includes(text), `The changelog does not contain: ${text}`);
  await repository.run(rehearsed.release);
  assert.equal(await repository.tagged(tag), version, `npm has another version as ${tag}`);
  await repository.run(rehearsed.githubRelease);
  // Again, as after a failure: the files of a release that exists are uploaded once more.
  await repository.run(rehearsed.githubRelease);
  checkGithubRelease(version, text, tag === "latest");
  await expectDue("nothing is due");
  await repository.run(`git switch --quiet ${branch}`);
  await expectDue("nothing is due");
  return version;
};

/** A contributor's change: refused without a changeset, with the command to run; merged with one, and released. */
export const releaseChange = async (repository: Repository): Promise<string> => {
  const changesetCheck = "node tools/release/check-changesets.ts";
  await repository.run('git switch --quiet --create change; echo "// A change." >>packages/core/src/index.ts');
  await repository.refuses(changesetCheck, "npx changeset");
  repository.addChangeset("minor", "What the rehearsal releases first.");
  await repository.run(changesetCheck);
  await repository.commit();
  await repository.run(`${changesetCheck}; git switch --quiet main; git merge --quiet change`);
  return await release(repository, "What the rehearsal releases first.");
};

/** The next version. A commit after a release is not published under its version, and what is out is not published again. */
export const releaseNext = async (repository: Repository): Promise<string> => {
  repository.addChangeset("minor", "What the rehearsal releases next.");
  await repository.commit();
  await repository.refuses(rehearsed.release, "npm run version");
  const version = await release(repository, "What the rehearsal releases next.");
  await repository.run(`git switch --quiet --detach v${version}`);
  assert.doesNotMatch(await repository.run(rehearsed.release), / is published$/m);
  await repository.run("git switch --quiet main");
  return version;
};

/** A patch of a version that is no longer the latest, as for a vulnerability found in it. It must not become the latest. */
export const patchOld = async (repository: Repository, old: string): Promise<string> => {
  const line = old.split(".").slice(0, 2).join(".");
  const latest = await repository.tagged("latest");
  await repository.run(`git switch --quiet --create ${line}.x v${old}`);
  repository.addChangeset("patch", "A vulnerability that the rehearsal makes up is fixed.");
  await repository.commit();
  const version = await release(repository, "A vulnerability that", `latest-${line}`);
  assert.equal(await repository.tagged("latest"), latest);
  await repository.run("git switch --quiet main");
  return version;
};

/** A pull request with the label `snapshot`: a version to try, which nobody gets without asking for it. */
export const releaseSnapshot = async (repository: Repository): Promise<string> => {
  const latest = await repository.tagged("latest");
  await repository.run("git switch --quiet --create to-be-tried");
  await repository.refuses(rehearsed.snapshotRelease, "--snapshot pr-7");
  repository.addChangeset("patch", "To be tried.");
  await repository.run(`${rehearsed.snapshotVersion}; ${rehearsed.snapshotRelease}`);
  const { version } = repository;
  assert.deepEqual([await repository.tagged("pr-7"), await repository.tagged("latest")], [version, latest]);
  await repository.run("git switch --quiet --discard-changes main; git clean --quiet --force");
  return version;
};
