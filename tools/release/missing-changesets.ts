import { parse } from "yaml";
import type { PublicPackage } from "../pack/tarballs.ts";
import type { Changeset } from "./changesets.ts";

/** What of a package reaches its users: sources, what it needs, what it says of itself. */
const shipped = /^(?:src\/|package\.json$|README\.md$|deno\.json$)/;

/** A change, as far as it is looked at. */
export interface Change {
  readonly files: readonly string[];
  readonly changesets: readonly Changeset[];
  /** pnpm-workspace.yaml, before and after: the packages take the versions of what they need from its catalog. */
  readonly workspace: readonly [before: string, after: string];
}

const catalogOf = (workspace: string): Readonly<Record<string, string>> => parse(workspace)?.catalog ?? {};

/**
 * The published packages that a change touches for their users, and that none of its changesets names. An empty changeset says that
 * users notice nothing of it.
 */
export const missingChangesets = (
  packages: readonly Pick<PublicPackage, "folder" | "manifest">[],
  { files, changesets, workspace }: Change,
): readonly string[] => {
  if (changesets.some((changeset) => changeset.length === 0)) return [];
  const named = changesets.flatMap((changeset) => changeset.map(({ name }) => name));
  const [before, after] = workspace.map(catalogOf);
  const touched = packages.filter(
    ({ folder, manifest: { dependencies = {} } }) =>
      files.some((file) => file.startsWith(`${folder}/`) && shipped.test(file.slice(folder.length + 1))) ||
      Object.keys(dependencies).some((needed) => before?.[needed] !== after?.[needed]),
  );
  return touched
    .map(({ manifest }) => manifest.name)
    .filter((name) => !named.includes(name))
    .toSorted();
};
