/** What a release depends on. */
export interface ReleaseState {
  readonly version: string;
  /** The name that the version is given out under, if it is one that is only to be tried. */
  readonly tryAs?: string | undefined;
  /** Changed files, as `git status --short` lists them. */
  readonly dirty: readonly string[];
  readonly head: string;
  /** The commit of the tag of this version, if there is one. */
  readonly tagged?: string | undefined;
}

/** Why this cannot be published. Without any, it can, also a second time: what is out already is left alone. */
export const refusals = ({ version, tryAs, dirty, head, tagged }: ReleaseState): string[] => {
  if (tryAs !== undefined) {
    // A snapshot is of no commit. It must not take a version that is still to come.
    if (version.includes("-")) return [];
    return [`${version} is no version to be tried: make one with \`npm run version -- --snapshot ${tryAs}\``];
  }
  return [
    ...(version === "0.0.0" ? ["the version is 0.0.0: set one with `npm run version`, and commit it"] : []),
    ...(dirty.length > 0 ? [`${dirty.length} files are not committed (${dirty[0]}): commit or remove them`] : []),
    ...(tagged !== undefined && tagged !== head
      ? [
          `v${version} is the tag of ${tagged.slice(0, 10)}, and this is ${head.slice(0, 10)}: release that commit, or add a changeset and make the next version with \`npm run version\``,
        ]
      : []),
  ];
};
