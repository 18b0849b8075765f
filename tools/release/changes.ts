import { readJson } from "../packages.ts";
import { must, run } from "../programs/process.ts";

const manifest = "packages/core/package.json";

/** What git prints, trimmed. */
export const git = (...parameters: string[]): Promise<string> => must(["git", ...parameters]);

/** Whether git succeeds. */
const gitSucceeds = async (...parameters: string[]): Promise<boolean> => (await run(["git", ...parameters])).passed;

const lines = (text: string): readonly string[] => text.split("\n").filter((line) => line !== "");

/** Whether the history is cut off, so that it does not show what has changed. */
export const isShallow = async (): Promise<boolean> => (await git("rev-parse", "--is-shallow-repository")) === "true";

/** The commit of a tag or branch, if it exists. */
export const commitOf = async (name: string): Promise<string | undefined> => {
  const { passed, output } = await run(["git", "rev-parse", "--verify", "--quiet", `${name}^{commit}`]);
  return passed ? output.trim() : undefined;
};

/** The version in core's package.json: all packages have the same. */
export const presentVersion = (): string => readJson<{ version: string }>(manifest).version;

/** The commit that wrote the present version into core's package.json: later ones are not released. Empty while none has. */
export const lastVersioning = async (): Promise<string> => {
  const written = `"version": "${presentVersion()}"`;
  // An older commit may have had this version once.
  const isCommitted = (await fileAt("HEAD", manifest)).includes(written);
  return isCommitted ? git("log", "-1", "--format=%H", `-S${written}`, "--", manifest) : "";
};

/**
 * The commit that a change starts from. On a branch: where it left its target. On the target itself: the last commit if there is
 * something uncommitted, else the last version. Empty where the version itself is not committed.
 */
export const changeBase = async (): Promise<string> => {
  const versioning = await lastVersioning();
  if (versioning === "") return "";
  // GitHub names the target of a pull request.
  const target = `refs/remotes/origin/${process.env.GITHUB_BASE_REF || "main"}`;
  if ((await commitOf(target)) === undefined) return versioning;
  const left = await git("merge-base", "HEAD", target);
  if (left === (await commitOf("HEAD"))) return (await changedSince(left)).length > 0 ? left : versioning;
  // The branch has made a version of the waiting changesets: it starts anew there.
  return (await gitSucceeds("merge-base", "--is-ancestor", left, versioning)) ? versioning : left;
};

/** The files that differ from a commit, committed or not, new ones included. */
export const changedSince = async (commit: string): Promise<readonly string[]> => [
  ...lines(await git("diff", "--name-only", commit)),
  ...lines(await git("ls-files", "--others", "--exclude-standard")),
];

/** The files of a folder in a commit. */
export const filesAt = async (commit: string, folder: string): Promise<readonly string[]> =>
  lines(await git("ls-tree", "--name-only", commit, "--", `${folder}/`));

/** A file's text in a commit; empty where it does not exist. */
export const fileAt = async (commit: string, file: string): Promise<string> =>
  (await git("ls-tree", "--name-only", commit, "--", file)) === "" ? "" : git("show", `${commit}:${file}`);

/**
 * The commit to publish, if any: the one that made the present version, until that version has its tag. Later commits are not in its
 * changelog, and wait for the next version.
 */
export const dueCommit = async (): Promise<string | undefined> => {
  const version = presentVersion();
  const made = await lastVersioning();
  if (version === "0.0.0" || made === "" || (await commitOf(`refs/tags/v${version}`))) return undefined;
  // A merge with the same contents is the commit that the workflow attests.
  return (await gitSucceeds("diff", "--quiet", made, "HEAD")) ? commitOf("HEAD") : made;
};
