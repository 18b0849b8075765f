import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { runCommand } from "../check/run-command.ts";
import type { PublicPackage } from "../pack/tarballs.ts";

/** What a registry knows a tarball by. */
export const integrityOf = (tarball: string): string =>
  `sha512-${createHash("sha512").update(readFileSync(tarball)).digest("base64")}`;

/**
 * What is to be done with a package, by what the registry has of its version.
 *
 * @throws Error when the registry has other contents under this version: that is never overwritten.
 */
export const publishPlan = (name: string, local: string, published: string | undefined): "publish" | "leave" => {
  if (published === undefined) return "publish";
  if (published === local) return "leave";
  throw new Error(
    `${name} is published already, with other contents: ${published.slice(0, 19)}… there, ${local.slice(0, 19)}… here. Add a changeset, and make a new version with \`npm run version\`.`,
  );
};

/** What `npm view --json` prints of one field: a text, or since npm 12 a list of one. Warnings may stand before it. */
export const viewed = (output: string): string | undefined => {
  const start = output.search(/^["[]/m);
  if (start === -1) return undefined;
  const value = JSON.parse(output.slice(start)) as string | readonly string[];
  return typeof value === "string" ? value : value.at(-1);
};

/** A field of what the registry says of a package, or nothing where it has no such package or version. */
const view = async (what: string, field: string): Promise<string | undefined> => {
  const { passed, output } = await runCommand(["npm", "view", what, field, "--json", "--loglevel=silent"]);
  if (passed) return viewed(output);
  if (output.includes("E404")) return undefined;
  throw new Error(`The registry does not say what it has of ${what}:\n${output}`);
};

/** The version that everybody gets now, or nothing before the first release. */
export const latestVersion = (name: string): Promise<string | undefined> => view(name, "dist-tags.latest");

/** A dependency comes before what depends on it, so that nobody can install half of a release. */
export const inDependencyOrder = (packages: readonly PublicPackage[]): PublicPackage[] => {
  const names = packages.map(({ manifest }) => manifest.name);
  const done = new Set<string>();
  const ordered: PublicPackage[] = [];
  while (ordered.length < packages.length) {
    const ready = packages.filter(
      ({ manifest: { name, dependencies = {} } }) =>
        !done.has(name) && Object.keys(dependencies).every((other) => done.has(other) || !names.includes(other)),
    );
    if (ready.length === 0) throw new Error(`Packages depend on each other in a circle: ${names.join(", ")}`);
    for (const { manifest } of ready) done.add(manifest.name);
    ordered.push(...ready);
  }
  return ordered;
};

/** GitHub gives a workflow this when it may prove who it is. */
const canProve = Boolean(process.env.ACTIONS_ID_TOKEN_REQUEST_URL);

/** Publishes the tarballs that were checked, byte for byte. What the registry has already is left alone. */
export const publishToNpm = async (packages: readonly PublicPackage[], flags: readonly string[]): Promise<void> => {
  for (const { manifest, tarball } of inDependencyOrder(packages)) {
    const { name, version } = manifest;
    const published = await view(`${name}@${version}`, "dist.integrity");
    if (publishPlan(name, integrityOf(tarball), published) === "leave") {
      console.log(`${name}@${version} is published already, with these contents`);
      continue;
    }
    const proof = canProve ? ["--provenance"] : [];
    // A person who publishes is asked for a second factor.
    const parameters = ["publish", tarball, "--access", "public", ...flags, ...proof];
    const { status } = spawnSync("npm", parameters, { stdio: "inherit" });
    if (status !== 0)
      throw new Error(
        `${name}@${version} could not be published: npm says above why. If it has this version already, its answers were old: run it again in five minutes`,
      );
    console.log(`${name}@${version} ${flags.includes("--dry-run") ? "would be" : "is"} published`);
  }
};
