/**
 * Publishes every package whose version the registry does not have yet: the very tarballs that the checks have looked at. May be
 * run again after a failure. Parameters: `--tag NAME` for another dist-tag than `latest`, `--dry-run`.
 *
 * In the release workflow npm proves by OIDC who publishes, and writes the provenance; there is no token.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { runCommand } from "../check/run-command.ts";
import { publicPackages } from "../pack/tarballs.ts";
import { billOfMaterials } from "./bill-of-materials.ts";

const { values } = parseArgs({
  options: { tag: { type: "string", default: "latest" }, "dry-run": { type: "boolean" } },
});
const proves = process.env.ACTIONS_ID_TOKEN_REQUEST_URL !== undefined;

const fail = (problem: string): never => {
  console.error(problem);
  process.exit(1);
};

const packed = await runCommand([process.execPath, "tools/pack/main.ts"]);
if (!packed.passed) fail(packed.output);
const checked = await runCommand([process.execPath, "tools/pack/check-contents.ts"]);
if (!checked.passed) fail(checked.output);

const isPublished = async (name: string, version: string): Promise<boolean> => {
  const { output, passed } = await runCommand(["npm", "view", `${name}@${version}`, "version", "--json"]);
  if (passed) return output.includes(version);
  return output.includes("E404") ? false : fail(`The registry cannot be asked for ${name}: ${output}`);
};

// What the others need comes first: whoever installs in between finds all of it.
const inOrder = publicPackages().sort((one, other) => {
  const isCore = (name: string): number => Number(name === "@techlookup/core");
  return isCore(other.manifest.name) - isCore(one.manifest.name);
});
const bills = join(".cache", "bills-of-materials");
mkdirSync(bills, { recursive: true });
for (const { manifest, tarball } of inOrder) {
  const { name, version } = manifest;
  const bill = join(bills, `${basename(tarball, ".tgz")}.cdx.json`);
  writeFileSync(bill, `${JSON.stringify(billOfMaterials(manifest, readFileSync(tarball)), undefined, 2)}\n`);
  if (await isPublished(name, version)) {
    console.log(`${name}@${version} is published already`);
    continue;
  }
  const options = ["--access", "public", "--tag", values.tag, ...(values["dry-run"] ? ["--dry-run"] : [])];
  const { passed, output } = await runCommand([
    "npm",
    "publish",
    tarball,
    ...options,
    ...(proves ? ["--provenance"] : []),
  ]);
  if (!passed) fail(output);
  console.log(`${name}@${version} ${values["dry-run"] ? "would be" : "is"} published with the tag ${values.tag}`);
}
