import { globSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { changedSince, lastVersioning } from "./changes.ts";

/** How far a changeset says that a version has to go; `none` names a package and leaves its version alone. */
export type Bump = "major" | "minor" | "patch" | "none";

/** A changeset: the packages that it names, and how far their versions have to go. Without any, it says that no user notices. */
export type Changeset = readonly { readonly name: string; readonly bump: Bump }[];

const bumps: readonly unknown[] = ["major", "minor", "patch", "none"];

/**
 * What a changeset's file says.
 *
 * @throws Error where it cannot be read: it must not pass for an empty one.
 */
export const readChangeset = (file: string, text: string): Changeset => {
  const [, head] = /^---\r?\n([\s\S]*?)^---\r?$/m.exec(text) ?? [];
  if (head === undefined) throw new Error(`${file} has no lines between two ---: write it with \`npx changeset\``);
  return Object.entries((parse(head) ?? {}) as Record<string, unknown>).map(([name, bump]) => {
    if (!bumps.includes(bump)) throw new Error(`${file} says '${bump}' of ${name}: write one of ${bumps.join(", ")}`);
    return { name, bump: bump as Bump };
  });
};

/** The changesets that a change adds or edits; since the last version, all that wait. */
export const changesetsSince = (base: string): readonly Changeset[] => {
  const changed = changedSince(base);
  const all = base === lastVersioning();
  return globSync(".changeset/*.md")
    .filter((file) => (all || changed.includes(file)) && !file.endsWith("README.md"))
    .map((file) => readChangeset(file, readFileSync(file, "utf8")));
};
