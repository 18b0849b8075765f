import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { publicPackages } from "../../tools/packages.ts";
import { rehearsed } from "./commands.ts";
import type { Repository } from "./repository.ts";
import { expect, step } from "./services.ts";

const changesetCheck = "node tools/release/check-changesets.ts";

/** The release on GitHub has its notes, a bill of materials for each package, and is the latest only if npm's is. */
const checkGithubRelease = (folder: string, version: string, text: string, isLatest: boolean): void => {
  const release = join(folder, `release-v${version}`);
  const read = (file: string): string => readFileSync(file, "utf8");
  expect(read(join(release, "notes.md")).includes(text), `The release on GitHub does not contain: ${text}`);
  const parameters = read(join(release, "parameters"));
  expect(parameters.includes(`--latest=${isLatest}`) && parameters.includes("--verify-tag"), `gh ${parameters}`);
  const bills = globSync(join(release, "*.cdx.json"));
  expect(bills.length === publicPackages().length, `There are ${bills.length} bills of materials`);
  for (const bill of bills)
    expect(
      read(bill).includes('"CycloneDX"') && read(bill).includes(`@${version}"`),
      `${bill} is no bill of materials`,
    );
};

/** Turns the waiting changesets into a version and publishes it, as the workflow `release` does after a merge. */
const release = async (repository: Repository, github: string, text: string, tag: string): Promise<string> => {
  const expectDue = async (commit: string): Promise<void> => {
    const printed = await repository.command(rehearsed.due);
    const wanted = commit === "" ? "nothing is due" : `to be published from ${commit}`;
    expect(printed.endsWith(wanted), `'${wanted}' is expected of ${rehearsed.due}:\n${printed}`);
  };
  await repository.command(rehearsed.version);
  await repository.command("vitest run --project repository");
  await repository.commit("Versions and changelogs of the next release");
  const { version } = repository;
  const merged = await repository.command("git rev-parse HEAD");
  await expectDue(merged);
  // What lands before the release goes into the next version.
  repository.addChangeset("patch", "What landed after it.");
  await repository.commit("A change that landed meanwhile");
  await expectDue(merged);
  const branch = await repository.command("git branch --show-current");
  await repository.command(`git switch --quiet --detach ${merged}`);
  expect(repository.read("packages/core/CHANGELOG.md").includes(text), `The changelog does not contain: ${text}`);
  await repository.command(rehearsed.release);
  const published = await repository.tagged(tag);
  expect(published === version, `${tag} is ${published}, not ${version}`);
  await repository.command(rehearsed.githubRelease);
  // Again, as after a failure: the files of a release that exists are uploaded once more.
  await repository.command(rehearsed.githubRelease);
  checkGithubRelease(github, version, text, tag === "latest");
  await expectDue("");
  await repository.command(`git switch --quiet ${branch}`);
  await expectDue("");
  return version;
};

/** A contributor's change: refused without a changeset, merged with one, released. Returns the version. */
export const releaseChange = async (repository: Repository, github: string): Promise<string> => {
  const text = "What the rehearsal releases first.";
  await step("a change without a changeset is refused, with the command to run", async () => {
    await repository.command("git switch --quiet --create change");
    const entry = "packages/core/src/index.ts";
    repository.write(entry, `${repository.read(entry)}\n// A change.\n`);
    await repository.mustFail(changesetCheck, "npx changeset");
    repository.addChangeset("minor", text);
    await repository.command(changesetCheck);
    await repository.commit("A change");
    await repository.command(changesetCheck);
  });
  return await step("merge it, make a version, publish it, with its release on GitHub", async () => {
    await repository.command("git switch --quiet main");
    await repository.command("git merge --quiet change");
    return await release(repository, github, text, "latest");
  });
};

/** The next version. A commit after a release is not published under its version, and what is out is not published again. */
export const releaseNext = async (repository: Repository, github: string): Promise<string> => {
  const text = "What the rehearsal releases next.";
  repository.addChangeset("minor", text);
  await repository.commit("The next change");
  await step("another commit cannot be published as the same version", () =>
    repository.mustFail(rehearsed.release, "npm run version"),
  );
  const version = await step("make and publish the next version", () => release(repository, github, text, "latest"));
  await step("publish it again: nothing is left to do", async () => {
    await repository.command(`git switch --quiet --detach v${version}`);
    const output = await repository.command(rehearsed.release);
    expect(!/ is published$/m.test(output), output);
    await repository.command("git switch --quiet main");
  });
  return version;
};

/** A patch of a version that is no longer the latest, as for a vulnerability found in it. Returns its version. */
export const patchOld = async (repository: Repository, github: string, old: string): Promise<string> => {
  const line = old.split(".").slice(0, 2).join(".");
  return await step(`patch ${old}, which must not become the latest`, async () => {
    const latest = await repository.tagged("latest");
    await repository.command(`git switch --quiet --create ${line}.x v${old}`);
    repository.addChangeset("patch", "A vulnerability that the rehearsal makes up is fixed.");
    await repository.commit("A fix");
    const version = await release(repository, github, "A vulnerability that", `latest-${line}`);
    expect((await repository.tagged("latest")) === latest, `latest is no longer ${latest}`);
    await repository.command("git switch --quiet main");
    return version;
  });
};

/** A pull request with the label `snapshot`: a version to try, which nobody gets without asking for it. */
export const releaseSnapshot = async (repository: Repository): Promise<void> =>
  await step("publish a snapshot of a pull request", async () => {
    const latest = await repository.tagged("latest");
    await repository.command("git switch --quiet --create to-be-tried");
    await repository.mustFail(rehearsed.snapshotRelease, "--snapshot pr-7");
    repository.addChangeset("patch", "To be tried.");
    await repository.command(rehearsed.snapshotVersion);
    await repository.command(rehearsed.snapshotRelease);
    const [snapshot, still] = [await repository.tagged("pr-7"), await repository.tagged("latest")];
    expect(snapshot === repository.version && still === latest, `pr-7 is ${snapshot}, latest ${still}`);
    await repository.command("git switch --quiet --discard-changes main");
    await repository.command("git clean --quiet --force");
  });
