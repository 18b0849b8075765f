import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type CommandLine, must } from "../../tools/programs/process.ts";
import { isShallow } from "../../tools/release/changes.ts";
import type { Environment } from "./services.ts";

const identity = {
  GIT_AUTHOR_NAME: "Rehearsal",
  GIT_AUTHOR_EMAIL: "rehearsal@example.com",
  GIT_COMMITTER_NAME: "Rehearsal",
  GIT_COMMITTER_EMAIL: "rehearsal@example.com",
};

/** A clone of the last commit, with an origin of its own, and what people and workflows do in it. */
export class Repository {
  readonly folder: string;
  readonly #env: Environment;
  #changesets = 0;

  private constructor(folder: string, env: Environment) {
    this.folder = folder;
    this.#env = { ...env, ...identity };
  }

  /** Clones what is committed here; pushes go to a bare clone. Its commands see `env`. */
  static async clone(folder: string, env: Environment): Promise<Repository> {
    const [origin, clone] = [join(folder, "origin.git"), join(folder, "clone")];
    if (await isShallow())
      throw new Error("The history is cut off, and a release needs all of it: git fetch --unshallow");
    // This commit alone: versions that are out already must not meet the rehearsal's.
    const alone = ["--quiet", "--bare", "--no-hardlinks", "--single-branch", "--no-tags"];
    await must(["git", "clone", ...alone, process.cwd(), origin]);
    await must(["git", "clone", "--quiet", origin, clone]);
    const repository = new Repository(clone, env);
    // The commit may be on another branch, or on none.
    await repository.command("git switch --quiet --force-create main");
    await repository.command("git push --quiet --force origin main");
    return repository;
  }

  /** Runs a command without quotes, as it stands in a workflow. */
  command(words: string): Promise<string> {
    return must(words.split(" ") as unknown as CommandLine, { cwd: this.folder, env: this.#env });
  }

  /** Runs a command that has to be refused with a reason. */
  async mustFail(words: string, reason: string): Promise<void> {
    const refused = await this.command(words).then(
      () => "It was not refused",
      (error: Error) => error.message,
    );
    if (!refused.includes(reason)) throw new Error(`'${words}' does not say '${reason}':\n${refused}`);
  }

  /** Commits everything, and pushes it as a merged pull request would be. */
  async commit(message: string): Promise<void> {
    await this.command("git add --all");
    await must(["git", "commit", "--quiet", "--message", message], { cwd: this.folder, env: this.#env });
    await this.command("git push --quiet --set-upstream origin HEAD");
  }

  read(file: string): string {
    return readFileSync(join(this.folder, file), "utf8");
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.folder, file), text);
  }

  addChangeset(bump: string, text: string): void {
    this.#changesets += 1;
    this.write(`.changeset/rehearsal-${this.#changesets}.md`, `---\n"@techlookup/core": ${bump}\n---\n\n${text}\n`);
  }

  get version(): string {
    return (JSON.parse(this.read("packages/core/package.json")) as { version: string }).version;
  }

  /** The version that the registry has under a tag, such as `latest`. */
  async tagged(tag: string): Promise<string | undefined> {
    const lines = (await this.command("npm dist-tag ls @techlookup/core")).split("\n");
    return lines.find((line) => line.startsWith(`${tag}: `))?.slice(tag.length + 2);
  }
}
