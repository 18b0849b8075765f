const numbers = (version: string): readonly number[] => version.split(/[.-]/).slice(0, 3).map(Number);

const isNewer = (version: string, other: string): boolean => {
  const [left, right] = [numbers(version), numbers(other)];
  const at = left.findIndex((number, index) => number !== right[index]);
  return at !== -1 && (left[at] ?? 0) > (right[at] ?? 0);
};

/**
 * The name under which npm gives out a version. A patch of an older minor version must not become what everybody installs: it gets
 * a name of its own, such as `latest-0.1`, because npm refuses names that read as a range (npm-dist-tag).
 *
 * @param latest What `latest` is now, or nothing before the first release.
 */
export const distTag = (version: string, latest: string | undefined): string => {
  if (latest === undefined || version === latest || isNewer(version, latest)) return "latest";
  return `latest-${numbers(version).slice(0, 2).join(".")}`;
};
