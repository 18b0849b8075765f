import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { publicPackages } from "../pack/tarballs.ts";
import { rehearsed } from "../workflows/rehearsed.ts";
import type { Github } from "./github.ts";
import type { Repository } from "./repository.ts";
import { step } from "./step.ts";

const expect = (holds: boolean, otherwise: string): void => {
  if (!holds) throw new Error(otherwise);
};

/** What the registry gives out under a name, such as `latest`. */
const given = async (repository: Repository, tag: string): Promise<string | undefined> => {
  const lines = (await repository.command("npm dist-tag ls @techlookup/core")).split("\n");
  return lines.find((line) => line.startsWith(`${tag}: `))?.slice(tag.length + 2);
};

/** The commit that the workflow would publish; empty where none is due. */
const due = async (repository: Repository): Promise<string> => {
  const output = join(repository.folder, ".git", "github-output");
  writeFileSync(output, "");
  await repository.command(rehearsed.due, { GITHUB_OUTPUT: output });
  return /^commit=(.*)$/m.exec(readFileSync(output, "utf8"))?.[1] ?? "";
};

/** Turns what waits into a version, and publishes it, as the workflow `release` does after a merge. */
const release = async (repository: Repository, github: Github, text: string, tag: string): Promise<string> => {
  await repository.command(rehearsed.version);
  await repository.command("node tools/release/check-drift.ts");
  await repository.commit("Versions and changelogs of the next release");
  const { version } = repository;
  const merged = await repository.head();
  expect((await due(repository)) === merged, `${await due(repository)} is due, not the commit of the version`);
  // What lands before the release goes into the next version.
  repository.addChangeset("patch", "What landed after it.");
  await repository.commit("A change that landed meanwhile");
  expect((await due(repository)) === merged, `${await due(repository)} is due, not the commit of the version`);
  const branch = (await repository.git("branch", "--show-current")).trim();
  await repository.git("switch", "--quiet", "--detach", merged);
  expect(repository.read("packages/core/CHANGELOG.md").includes(text), `The changelog does not say: ${text}`);
  await repository.command(rehearsed.release);
  expect((await given(repository, tag)) === version, `${tag} is ${await given(repository, tag)}, not ${version}`);
  await repository.command(rehearsed.githubRelease, github.env);
  const made = github.releases.find((one) => one.tag === `v${version}`);
  expect(made?.notes.includes(text) === true, `The release on GitHub does not say: ${text}\n${made?.notes}`);
  expect(made?.isLatest === (tag === "latest"), `The release on GitHub is shown as the latest: ${made?.isLatest}`);
  const bills = Object.entries(made?.files ?? {});
  expect(bills.length === publicPackages().length, `There are ${bills.length} bills of materials`);
  for (const [name, bill] of bills) {
    expect(bill.includes('"CycloneDX"') && bill.includes(`@${version}"`), `${name} is no bill of materials:\n${bill}`);
  }
  expect((await due(repository)) === "", "It is still due");
  await repository.git("switch", "--quiet", branch);
  expect((await due(repository)) === "", "A commit after the release is due");
  return version;
};

/** A contributor's change: refused without a changeset, merged with one, released. Gives the version. */
export const releaseChange = async (repository: Repository, github: Github): Promise<string> => {
  const text = "What the rehearsal releases first.";
  const check = "node tools/release/check-changesets.ts";
  await step("a change without a changeset is refused, and told the command to run", async () => {
    await repository.git("switch", "--quiet", "--create", "change");
    const entry = "packages/core/src/index.ts";
    repository.write(entry, `${repository.read(entry)}\n// A change.\n`);
    await repository.mustFail(check, "npx changeset");
    repository.addChangeset("minor", text);
    await repository.command(check);
    await repository.commit("A change");
    await repository.command(check);
  });
  return await step("merge it, make a version, publish it, with its release on GitHub", async () => {
    await repository.git("switch", "--quiet", "main");
    await repository.git("merge", "--quiet", "change");
    return await release(repository, github, text, "latest");
  });
};

/** The next version. A commit after a release is not published as that, and what is out is not published again. */
export const releaseNext = async (repository: Repository, github: Github): Promise<string> => {
  const text = "What the rehearsal releases next.";
  repository.addChangeset("minor", text);
  await repository.commit("The next change");
  await step("another commit cannot be published as the same version", () =>
    repository.mustFail(rehearsed.release, "npm run version"),
  );
  const version = await step("make and publish the next version", () => release(repository, github, text, "latest"));
  await step("publish it again: nothing is left to do", async () => {
    await repository.git("switch", "--quiet", "--detach", `v${version}`);
    const output = await repository.command(rehearsed.release);
    expect(!/is published$/m.test(output), output);
    await repository.git("switch", "--quiet", "main");
  });
  return version;
};

/** A patch of a version that is no longer the latest: as for a weakness that was found in it. Gives its version. */
export const patchOld = async (repository: Repository, github: Github, old: string): Promise<string> => {
  const line = old.split(".").slice(0, 2).join(".");
  return await step(`patch ${old}, which must not become the latest`, async () => {
    const latest = await given(repository, "latest");
    await repository.git("switch", "--quiet", "--create", `${line}.x`, `v${old}`);
    repository.addChangeset("patch", "A weakness that the rehearsal makes up is mended.");
    await repository.commit("A fix");
    const version = await release(repository, github, "A weakness that", `latest-${line}`);
    expect((await given(repository, "latest")) === latest, `latest is ${await given(repository, "latest")}`);
    await repository.git("switch", "--quiet", "main");
    return version;
  });
};

/** A pull request with the label `snapshot`: a version to try, which nobody gets who does not ask for it. */
export const releaseSnapshot = async (repository: Repository): Promise<void> =>
  await step("publish a snapshot of a pull request", async () => {
    const latest = await given(repository, "latest");
    await repository.git("switch", "--quiet", "--create", "to-be-tried");
    await repository.mustFail(rehearsed.snapshotRelease, "--snapshot pr-7");
    repository.addChangeset("patch", "To be tried.");
    await repository.command(rehearsed.snapshotVersion);
    await repository.command(rehearsed.snapshotRelease);
    expect((await given(repository, "pr-7")) === repository.version, `pr-7 is ${await given(repository, "pr-7")}`);
    expect((await given(repository, "latest")) === latest, `latest is ${await given(repository, "latest")}`);
    await repository.git("switch", "--quiet", "--discard-changes", "main");
    await repository.git("clean", "--quiet", "--force");
  });
