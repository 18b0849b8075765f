import { globSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import type { PublicPackage } from "../packages.ts";
import { changedSince, lastVersioning } from "./changes.ts";

/** How far a changeset raises a version; `none` names a package and leaves its version alone. */
export type Bump = "major" | "minor" | "patch" | "none";

/** The packages that a changeset names. Without any, it says that users notice nothing. */
export type Changeset = readonly { readonly name: string; readonly bump: Bump }[];

const bumps: readonly unknown[] = ["major", "minor", "patch", "none"];

/**
 * Reads a changeset.
 *
 * @throws Error where it cannot be read: it must not pass for an empty one.
 */
export const readChangeset = (file: string, text: string): Changeset => {
  const [, head] = /^---\r?\n([\s\S]*?)^---\r?$/m.exec(text) ?? [];
  if (head === undefined) throw new Error(`${file} has no lines between two ---: write it with \`npx changeset\``);
  return Object.entries((parse(head) ?? {}) as Record<string, unknown>).map(([name, bump]) => {
    if (!bumps.includes(bump)) throw new Error(`${file} has '${bump}' for ${name}: write one of ${bumps.join(", ")}`);
    return { name, bump: bump as Bump };
  });
};

/** The changesets that a change adds or edits; since the last version, all that wait. */
export const changesetsSince = async (base: string): Promise<readonly Changeset[]> => {
  const changed = await changedSince(base);
  const all = base === (await lastVersioning());
  return globSync(".changeset/*.md")
    .filter((file) => (all || changed.includes(file)) && !file.endsWith("README.md"))
    .map((file) => readChangeset(file, readFileSync(file, "utf8")));
};

/** What of a package reaches its users: sources, dependencies, and what it says about itself. */
const shipped = /^(?:src\/|package\.json$|README\.md$|deno\.json$)/;

export interface Change {
  readonly files: readonly string[];
  readonly changesets: readonly Changeset[];
  /** pnpm-workspace.yaml, before and after: its catalog has the versions of dependencies. */
  readonly workspace: readonly [before: string, after: string];
}

/** The published packages that a change alters for users, and that none of its changesets names. */
export const missingChangesets = (
  packages: readonly Pick<PublicPackage, "folder" | "manifest">[],
  { files, changesets, workspace }: Change,
): readonly string[] => {
  if (changesets.some((changeset) => changeset.length === 0)) return [];
  const named = changesets.flatMap((changeset) => changeset.map(({ name }) => name));
  const [before, after] = workspace.map((text): Record<string, string> => parse(text)?.catalog ?? {});
  const touched = packages.filter(
    ({ folder, manifest: { dependencies = {} } }) =>
      files.some((file) => file.startsWith(`${folder}/`) && shipped.test(file.slice(folder.length + 1))) ||
      Object.keys(dependencies).some((needed) => before?.[needed] !== after?.[needed]),
  );
  const names = touched.map(({ manifest }) => manifest.name);
  return names.filter((name) => !named.includes(name)).toSorted();
};
