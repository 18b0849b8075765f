import { createHash } from "node:crypto";
import type { Manifest } from "../pack/tarballs.ts";

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
