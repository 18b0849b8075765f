import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { must, run } from "../../tools/programs/process.ts";
import { isShallow } from "../../tools/release/changes.ts";

const [name, email] = ["Rehearsal", "rehearsal@example.com"];
const env = { GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email, GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email };

/** A clone of the last commit, with an origin of its own, and what people and workflows do in it. */
export class Repository {
  readonly #folder: string;
  #changesets = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Runs commands of a shell, as a workflow does: the first that does not succeed ends them. Returns what they print. */
  run(commands: string): Promise<string> {
    return must(["sh", "-ec", commands], { cwd: this.#folder, env });
  }

  /** Runs a command that has to be refused, with a reason that contains `reason`. */
  async refuses(command: string, reason: string): Promise<void> {
    const { passed, output } = await run(["sh", "-ec", command], { cwd: this.#folder, env });
    assert.ok(!passed && output.includes(reason), `'${command}' was not refused with '${reason}':\n${output}`);
  }

  addChangeset(bump: string, text: string): void {
    this.#changesets += 1;
    const file = join(this.#folder, `.changeset/rehearsal-${this.#changesets}.md`);
    writeFileSync(file, `---\n"@techlookup/core": ${bump}\n---\n\n${text}\n`);
  }

  /** Commits everything, and pushes it as a merged pull request would be. */
  async commit(): Promise<void> {
    await this.run("git add --all; git commit --quiet -m Rehearsed; git push --quiet --set-upstream origin HEAD");
  }

  read(file: string): string {
    return readFileSync(join(this.#folder, file), "utf8");
  }

  get version(): string {
    return JSON.parse(this.read("packages/core/package.json")).version;
  }

  /** The version that the registry has under a tag, such as `latest`. */
  async tagged(tag: string): Promise<string | undefined> {
    return new RegExp(`^${tag}: (.*)$`, "m").exec(await this.run("npm dist-tag ls @techlookup/core"))?.[1];
  }
}

/** Clones this commit alone: versions that are out already must not meet the rehearsal's. */
export const cloneLastCommit = async (parent: string): Promise<Repository> => {
  if (await isShallow())
    throw new Error("The history is cut off, and a release needs all of it: git fetch --unshallow");
  const [origin, clone] = [join(parent, "origin.git"), join(parent, "clone")];
  const alone = ["--quiet", "--bare", "--no-hardlinks", "--single-branch", "--no-tags"];
  await must(["git", "clone", ...alone, process.cwd(), origin]);
  await must(["git", "clone", "--quiet", origin, clone]);
  const repository = new Repository(clone);
  // The commit may be on another branch, or on none.
  await repository.run("git switch --quiet --force-create main; git push --quiet --force origin main");
  return repository;
};
