import { spawnSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";

const git = (...parameters: string[]): string => {
  const { status, stdout, stderr } = spawnSync("git", parameters, { encoding: "utf8" });
  if (status !== 0) throw new Error(`git ${parameters.join(" ")}: ${stderr.trim()}`);
  return stdout.trim();
};

const succeeds = (...parameters: string[]): boolean => spawnSync("git", parameters).status === 0;

/** The commit that wrote the present version into core's package.json: what came after is not released. */
export const lastVersioning = (): string => {
  const version = (JSON.parse(readFileSync("packages/core/package.json", "utf8")) as { version: string }).version;
  return git("log", "-1", "--format=%H", `-S"version": "${version}"`, "--", "packages/core/package.json");
};

export const isShallow = (): boolean => git("rev-parse", "--is-shallow-repository") === "true";

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
  if (!succeeds("rev-parse", "--verify", "--quiet", target)) return versioning;
  const left = git("merge-base", "HEAD", target);
  if (left === git("rev-parse", "HEAD")) return changedSince(left).length > 0 ? left : versioning;
  // The branch has made a version of what waited: from there on.
  return succeeds("merge-base", "--is-ancestor", left, versioning) ? versioning : left;
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

/** How far a changeset says that a version has to go. */
export type Bump = "major" | "minor" | "patch";

/** A changeset: the packages that it names, and how far their versions have to go. Without any, it says that no user notices. */
export type Changeset = readonly { readonly name: string; readonly bump: Bump }[];

/** The changesets that a change adds or edits; since the last version, all that wait. */
export const changesetsSince = (base: string): readonly Changeset[] => {
  const changed = changedSince(base);
  const all = base === lastVersioning();
  return globSync(".changeset/*.md")
    .filter((file) => (all || changed.includes(file)) && !file.endsWith("README.md"))
    .map((file) => {
      const [, head = ""] = readFileSync(file, "utf8").split(/^---$/m);
      return Array.from(head.matchAll(/^"?([^":\s]+)"?: *(major|minor|patch)/gm), ([, name = "", bump]) => ({
        name,
        bump: bump as Bump,
      }));
    });
};
