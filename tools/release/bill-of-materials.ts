import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { readTarball } from "../pack/read-tarball.ts";
import type { Manifest, PublicPackage } from "../pack/tarballs.ts";

/** A package.json as it is published. */
interface Published extends Manifest {
  readonly description?: string;
}

const purl = (name: string, version: string): string => `pkg:npm/${name.replace("@", "%40")}@${version}`;

/** What a tarball is made of and needs, in CycloneDX 1.6. Of the same tarball it is the same, byte for byte. */
export const billOfMaterials = (manifest: Published, tarball: Uint8Array): object => {
  const { name, version, description, license = "MIT", dependencies = {} } = manifest;
  const own = purl(name, version);
  const needed = Object.entries(dependencies).map(([other, range]) => ({
    type: "library",
    "bom-ref": `${own} needs ${other}`,
    name: other,
    // What the package asks for; which version is installed, its user's lockfile tells.
    version: range,
  }));
  return {
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: {
      component: {
        type: "library",
        "bom-ref": own,
        ...{ name, version, description, purl: own, licenses: [{ license: { id: license } }] },
        hashes: [{ alg: "SHA-512", content: createHash("sha512").update(tarball).digest("hex") }],
      },
    },
    components: needed,
    dependencies: [{ ref: own, dependsOn: needed.map((one) => one["bom-ref"]) }],
  };
};

/** Writes the bill of each tarball, and gives the folder. */
export const writeBills = (packages: readonly PublicPackage[]): string => {
  const folder = join(".cache", "bills-of-materials");
  mkdirSync(folder, { recursive: true });
  for (const { tarball } of packages) {
    // What is packed names versions, where the workspace's own package.json names the workspace.
    const manifest = JSON.parse(readTarball(tarball).get("package.json") ?? "{}") as Published;
    const bill = billOfMaterials(manifest, readFileSync(tarball));
    writeFileSync(join(folder, `${basename(tarball, ".tgz")}.cdx.json`), `${JSON.stringify(bill, undefined, 2)}\n`);
  }
  return folder;
};
