import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { PublicPackage } from "../packages.ts";

/** What a release depends on. */
export interface ReleaseState {
  readonly version: string;
  /** The npm tag of a version to try. */
  readonly tryAs?: string | undefined;
  /** Uncommitted files. */
  readonly dirty: readonly string[];
  readonly head: string;
  /** The commit of this version's tag, if it has one. */
  readonly tagged?: string | undefined;
}

/** Why this cannot be published. A release may run again: what is out already is left alone. */
export const refusals = ({ version, tryAs, dirty, head, tagged }: ReleaseState): string[] => {
  if (tryAs !== undefined) {
    // A snapshot must not take a version that is still to come.
    if (version.includes("-")) return [];
    return [`${version} is not a version to try: make one with \`npm run version -- --snapshot ${tryAs}\``];
  }
  const reasons: string[] = [];
  if (version === "0.0.0") reasons.push("the version is 0.0.0: set one with `npm run version`, and commit it");
  if (dirty.length > 0) reasons.push(`${dirty.length} files are not committed (${dirty[0]}): commit or remove them`);
  if (tagged !== undefined && tagged !== head) {
    const remedy = "release that commit, or add a changeset and make the next version with `npm run version`";
    reasons.push(`v${version} is the tag of ${tagged.slice(0, 10)}, and this is ${head.slice(0, 10)}: ${remedy}`);
  }
  return reasons;
};

/**
 * The npm tag of a version. A patch of an older minor version must not become what everybody installs: it gets a tag such as
 * `latest-0.1`, because npm refuses tags that read as a range.
 *
 * @param latest What `latest` is now, or nothing before the first release.
 */
export const distTag = (version: string, latest: string | undefined): string => {
  if (latest === undefined || version.localeCompare(latest, "en", { numeric: true }) >= 0) return "latest";
  return `latest-${version.split(".").slice(0, 2).join(".")}`;
};

/** What a registry identifies a tarball by. */
export const integrityOf = (tarball: string): string =>
  `sha512-${createHash("sha512").update(readFileSync(tarball)).digest("base64")}`;

/**
 * What to do with a package, by what the registry has of its version.
 *
 * @throws Error when the registry has other contents under this version: they are never overwritten.
 */
export const publishPlan = (name: string, local: string, published: string | undefined): "publish" | "leave" => {
  if (published === undefined) return "publish";
  if (published === local) return "leave";
  const hashes = `${published.slice(0, 19)}… there, ${local.slice(0, 19)}… here`;
  const remedy = "Add a changeset, and make the next version with `npm run version`.";
  throw new Error(`${name} is published already, with other contents: ${hashes}. ${remedy}`);
};

/** Dependencies before dependents, so that nobody can install half of a release. */
export const inDependencyOrder = <Package extends Pick<PublicPackage, "manifest">>(
  packages: readonly Package[],
): Package[] => {
  const depthOf = ({ manifest: { dependencies = {} } }: Package): number => {
    const needed = packages.filter(({ manifest }) => Object.hasOwn(dependencies, manifest.name));
    return Math.max(0, ...needed.map((one) => depthOf(one) + 1));
  };
  return packages.toSorted((one, other) => depthOf(one) - depthOf(other));
};
