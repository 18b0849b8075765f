import type { Changeset } from "./changes.ts";

/** What of a package reaches its users: sources, what it needs, what it says of itself. */
const shipped = /^packages\/([^/]+)\/(?:src\/|package\.json$|README\.md$|deno\.json$)/;

/**
 * The published packages that a change touches for their users, and that none of its changesets names. An empty changeset says that
 * users notice nothing of it.
 *
 * @param names The published packages by their folders.
 */
export const missingChangesets = (
  changed: readonly string[],
  changesets: readonly Changeset[],
  names: Readonly<Record<string, string>>,
): readonly string[] => {
  if (changesets.some((changeset) => changeset.length === 0)) return [];
  const named = changesets.flatMap((changeset) => changeset.map(({ name }) => name));
  const folders = changed.flatMap((file) => shipped.exec(file)?.[1] ?? []);
  const packages = [...new Set(folders)].flatMap((folder) => names[folder] ?? []);
  return packages.filter((name) => !named.includes(name)).toSorted();
};
