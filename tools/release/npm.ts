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
    `${name} is published already, with other contents: ${published} there, ${local} here. Make a new version with \`npm run version\`.`,
  );
};

/** The registry's integrity of a version, or nothing where it has none. */
const publishedIntegrity = async (name: string, version: string): Promise<string | undefined> => {
  const { passed, output } = await runCommand(["npm", "view", `${name}@${version}`, "dist.integrity"]);
  const [found] = /sha512-\S+/.exec(output) ?? [];
  if (passed && found) return found;
  if (passed || output.includes("E404")) return undefined;
  throw new Error(`The registry does not say whether it has ${name} ${version}:\n${output}`);
};

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
    if (publishPlan(name, integrityOf(tarball), await publishedIntegrity(name, version)) === "leave") {
      console.log(`${name}@${version} is published already, with these contents`);
      continue;
    }
    const proof = canProve ? ["--provenance"] : [];
    const { passed, output } = await runCommand(["npm", "publish", tarball, "--access", "public", ...flags, ...proof]);
    if (!passed) throw new Error(`${name}@${version} could not be published:\n${output}`);
    console.log(`${name}@${version} ${flags.includes("--dry-run") ? "would be" : "is"} published`);
  }
};
