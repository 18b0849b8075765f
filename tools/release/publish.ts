/**
 * Publishes every package whose version the registry does not have yet: the very tarballs that were checked. May run again after a
 * failure. `--tag NAME` publishes a version to try; `--dry-run` publishes nothing.
 *
 * In the release workflow npm proves by OIDC who publishes, and writes the provenance; there is no token.
 */
import { parseArgs } from "node:util";
import { type PublicPackage, publicPackages } from "../packages.ts";
import { must, run } from "../programs/process.ts";
import { writeBills } from "./bills.ts";
import { commitOf, git } from "./changes.ts";
import { distTag, inDependencyOrder, integrityOf, publishPlan, refusals } from "./plan.ts";
import { view } from "./registry.ts";

const { tag: tryAs, "dry-run": isDry = false } = parseArgs({
  options: { tag: { type: "string" }, "dry-run": { type: "boolean" } },
}).values;

/** A version that everybody gets is made of one commit, and of all of it. */
const refuse = async (version: string): Promise<void> => {
  const reasons = refusals({
    version,
    tryAs,
    dirty: (await git("status", "--short")).split("\n").filter((line) => line !== ""),
    head: await git("rev-parse", "HEAD"),
    tagged: await commitOf(`refs/tags/v${version}`),
  });
  if (reasons.length > 0) throw new Error(`This cannot be published:\n${reasons.join("\n")}`);
};

const publish = async ({ manifest, tarball }: PublicPackage, flags: readonly string[]): Promise<void> => {
  const what = `${manifest.name}@${manifest.version}`;
  if (publishPlan(manifest.name, integrityOf(tarball), await view(what, "dist.integrity")) === "leave") {
    return console.log(`${what} is published already, with these contents`);
  }
  // A person who publishes is asked for a second factor.
  const npm = ["npm", "publish", tarball, "--access", "public", ...flags] as const;
  const { passed } = await run(npm, { terminal: true });
  const remedy = "If npm has this version already, its answers were old: run this again in five minutes";
  if (!passed) throw new Error(`${what} could not be published: npm says above why. ${remedy}`);
  console.log(`${what} ${isDry ? "would be" : "is"} published`);
};

try {
  const packages = publicPackages();
  const { name = "", version = "0.0.0" } = packages[0]?.manifest ?? {};
  if (!isDry) await refuse(version);
  await must(["turbo", "run", "gate:packages"]);
  console.log(`Bills of materials are in ${await writeBills(packages)}`);
  const tag = tryAs ?? distTag(version, await view(name, "dist-tags.latest"));
  // GitHub sets this variable for a workflow that may prove its identity.
  const proof = process.env.ACTIONS_ID_TOKEN_REQUEST_URL ? ["--provenance"] : [];
  const flags = ["--tag", tag, ...(isDry ? ["--dry-run"] : []), ...proof];
  for (const one of inDependencyOrder(packages)) await publish(one, flags);
  if (tryAs === undefined && !isDry) {
    if (!(await commitOf(`refs/tags/v${version}`))) await git("tag", `v${version}`);
    await git("push", "origin", `refs/tags/v${version}`);
    console.log(`The tag v${version} is set`);
  }
  if (tag !== "latest") console.log(`To install it: npm install @techlookup/node@${tag}`);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
