import { spawnSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import type { Bump } from "../api-surface/breaking.ts";

const git = (...parameters: string[]): string => {
  const { status, stdout, stderr } = spawnSync("git", parameters, { encoding: "utf8" });
  if (status !== 0) throw new Error(`git ${parameters.join(" ")}: ${stderr.trim()}`);
  return stdout.trim();
};

/** The commit that wrote the present version into core's package.json: what came after is not released. */
export const lastVersioning = (): string => {
  const version = (JSON.parse(readFileSync("packages/core/package.json", "utf8")) as { version: string }).version;
  return git("log", "-1", "--format=%H", `-S"version": "${version}"`, "--", "packages/core/package.json");
};

export const isShallow = (): boolean => git("rev-parse", "--is-shallow-repository") === "true";

/** What changed since a commit, committed or not, new files included. */
export const changedSince = (commit: string): readonly string[] =>
  [git("diff", "--name-only", commit), git("ls-files", "--others", "--exclude-standard")]
    .join("\n")
    .split("\n")
    .filter((file) => file !== "");

/** A file as a commit has it; empty where it has none. */
export const fileAt = (commit: string, file: string): string =>
  git("ls-tree", "--name-only", commit, "--", file) === "" ? "" : git("show", `${commit}:${file}`);

/** The packages that the waiting changesets name, and how far their versions have to go. */
export const inChangesets = (): readonly { readonly name: string; readonly bump: Bump }[] =>
  globSync(".changeset/*.md").flatMap((file) => {
    const [, head = ""] = readFileSync(file, "utf8").split(/^---$/m);
    return Array.from(head.matchAll(/^"?([^":\s]+)"?: *(major|minor|patch)/gm), ([, name = "", bump]) => ({
      name,
      bump: bump as Bump,
    }));
  });
