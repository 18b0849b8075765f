/** What a release depends on. */
export interface ReleaseState {
  readonly version: string;
  /** Files of changesets that wait for a version. */
  readonly changesets: readonly string[];
  /** Changed files, as `git status --short` lists them. */
  readonly dirty: readonly string[];
  readonly head: string;
  /** The commit of the tag of this version, if there is one. */
  readonly tagged?: string | undefined;
}

/** Why this commit cannot be released. Without any, it can, also a second time: what is out already is left alone. */
export const refusals = ({ version, changesets, dirty, head, tagged }: ReleaseState): string[] => [
  ...(version === "0.0.0" ? ["the version is 0.0.0: set one with `npm run version`, and commit it"] : []),
  ...(changesets.length > 0
    ? [`${changesets.join(", ")} would not be in a changelog: run \`npm run version\`, and commit what it changes`]
    : []),
  ...(dirty.length > 0 ? [`${dirty.length} files are not committed (${dirty[0]}): commit or remove them`] : []),
  ...(tagged !== undefined && tagged !== head
    ? [`v${version} is the tag of ${tagged.slice(0, 10)}, and this is ${head.slice(0, 10)}: a version is released once`]
    : []),
];
