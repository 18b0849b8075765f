import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isShallow } from "../release/git.ts";
import { run, runWords } from "./step.ts";

type Environment = Readonly<Record<string, string>>;

const identity = {
  ...{ GIT_AUTHOR_NAME: "Rehearsal", GIT_AUTHOR_EMAIL: "rehearsal@example.com" },
  ...{ GIT_COMMITTER_NAME: "Rehearsal", GIT_COMMITTER_EMAIL: "rehearsal@example.com" },
};

/** A clone of the last commit, with an origin of its own, and what people and workflows do in it. */
export class Repository {
  readonly folder: string;
  readonly #env: Environment;
  #changesets = 0;

  constructor(folder: string, env: Environment) {
    this.folder = folder;
    this.#env = env;
  }

  /**
   * Clones what is committed here. What is pushed goes to a bare clone.
   *
   * @param env What its commands find, such as the registry.
   */
  static async clone(folder: string, env: Environment): Promise<Repository> {
    const [origin, clone] = [join(folder, "origin.git"), join(folder, "clone")];
    if (isShallow()) throw new Error("The history is cut off, and a release needs all of it: git fetch --unshallow");
    // This commit alone: versions that are out already have nothing to do with the rehearsal's.
    const alone = ["--bare", "--no-hardlinks", "--single-branch", "--no-tags"];
    await run(".", {}, "git", "clone", "--quiet", ...alone, process.cwd(), origin);
    await run(".", {}, "git", "clone", "--quiet", origin, clone);
    const repository = new Repository(clone, env);
    // The commit may be on another branch, or on none.
    await repository.git("switch", "--quiet", "--force-create", "main");
    await repository.git("push", "--quiet", "--force", "origin", "main");
    return repository;
  }

  /** Runs a command, as it stands in a workflow. */
  command(words: string, more: Environment = {}): Promise<string> {
    return runWords(this.folder, { ...this.#env, ...more }, words);
  }

  /** Runs a command that has to be refused, with words that say why. */
  async mustFail(words: string, reason: string): Promise<void> {
    const refused = await this.command(words).then(
      () => "It was not refused",
      (error: Error) => error.message,
    );
    if (!refused.includes(reason)) throw new Error(`'${words}' does not say '${reason}':\n${refused}`);
  }

  git(...parameters: string[]): Promise<string> {
    return run(this.folder, identity, "git", ...parameters);
  }

  async head(): Promise<string> {
    return (await this.git("rev-parse", "HEAD")).trim();
  }

  /** Commits all, and pushes it as a merged pull request would be. */
  async commit(message: string): Promise<void> {
    await this.git("add", "--all");
    await this.git("commit", "--quiet", "--message", message);
    await this.git("push", "--quiet", "--set-upstream", "origin", "HEAD");
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
}
