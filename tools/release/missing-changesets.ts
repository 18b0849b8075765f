/** What of a package reaches its users: sources, what it needs, what it says of itself. */
const shipped = /^packages\/([^/]+)\/(?:src\/|package\.json$|README\.md$|deno\.json$)/;

/**
 * The published packages that changed for their users, and that no changeset names.
 *
 * @param names The published packages by their folders.
 */
export const missingChangesets = (
  changed: readonly string[],
  named: readonly string[],
  names: Readonly<Record<string, string>>,
): readonly string[] => {
  const folders = changed.flatMap((file) => shipped.exec(file)?.[1] ?? []);
  const packages = [...new Set(folders)].flatMap((folder) => names[folder] ?? []);
  return packages.filter((name) => !named.includes(name)).toSorted();
};
