import { readFileSync } from "node:fs";
import { git, gitSucceeds } from "./git.ts";

const manifest = "packages/core/package.json";

/** The version that is written here: all packages have it. */
export const presentVersion = (): string => (JSON.parse(readFileSync(manifest, "utf8")) as { version: string }).version;

/** The commit that wrote the present version into core's package.json: what came after is not released. Empty while none has. */
export const lastVersioning = (): string => {
  const written = `"version": "${presentVersion()}"`;
  // An older commit may have had it once.
  return fileAt("HEAD", manifest).includes(written)
    ? git("log", "-1", "--format=%H", `-S${written}`, "--", manifest)
    : "";
};

/**
 * Where the change begins that is to be looked at. On a branch: where it left the one that it goes into. With nothing committed on top
 * of that: the last commit, so that what is not committed is looked at. And where there is none of that: the last version. Empty where
 * the version itself is not committed.
 */
export const changeBase = (): string => {
  const versioning = lastVersioning();
  if (versioning === "") return "";
  // GitHub names the branch that a pull request goes into.
  const target = `refs/remotes/origin/${process.env.GITHUB_BASE_REF || "main"}`;
  if (!gitSucceeds("rev-parse", "--verify", "--quiet", target)) return versioning;
  const left = git("merge-base", "HEAD", target);
  if (left === git("rev-parse", "HEAD")) return changedSince(left).length > 0 ? left : versioning;
  // The branch has made a version of what waited: from there on.
  return gitSucceeds("merge-base", "--is-ancestor", left, versioning) ? versioning : left;
};

/** What changed since a commit, committed or not, new files included. */
export const changedSince = (commit: string): readonly string[] =>
  [git("diff", "--name-only", commit), git("ls-files", "--others", "--exclude-standard")]
    .join("\n")
    .split("\n")
    .filter((file) => file !== "");

/** A file as a commit has it; empty where it has none. */
export const fileAt = (commit: string, file: string): string =>
  git("ls-tree", "--name-only", commit, "--", file) === "" ? "" : git("show", `${commit}:${file}`);

/** The files of a folder, as a commit has it. */
export const filesAt = (commit: string, folder: string): readonly string[] =>
  git("ls-tree", "--name-only", commit, "--", `${folder}/`)
    .split("\n")
    .filter((file) => file !== "");
