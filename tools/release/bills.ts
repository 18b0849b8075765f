import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { type PublicPackage, readJson } from "../packages.ts";
import { must } from "../programs/process.ts";

/** A bill of materials in CycloneDX. */
export interface Bill {
  readonly metadata: { readonly component: object };
}

/** Where the bills of a release are. */
export const billFolder = join(".cache", "bills-of-materials");

/** A bill that names its tarball by hash. */
export const ofTarball = <Kind extends Bill>(bill: Kind, tarball: Uint8Array): Kind => {
  const hashes = [{ alg: "SHA-512", content: createHash("sha512").update(tarball).digest("hex") }];
  return { ...bill, metadata: { ...bill.metadata, component: { ...bill.metadata.component, hashes } } };
};

/** Writes the bill of each tarball: what is installed along with it, by the lockfile. Returns the folder. */
export const writeBills = async (packages: readonly PublicPackage[]): Promise<string> => {
  // Bills of an earlier version must not be released with this one.
  rmSync(billFolder, { recursive: true, force: true });
  mkdirSync(billFolder, { recursive: true });
  for (const { manifest, tarball } of packages) {
    const file = join(billFolder, `${basename(tarball, ".tgz")}.cdx.json`);
    const format = ["--sbom-format", "cyclonedx", "--sbom-spec-version", "1.6"];
    await must(["pnpm", "--filter", manifest.name, "sbom", "--prod", ...format, "--out", file]);
    const bill = ofTarball(readJson<Bill>(file), readFileSync(tarball));
    writeFileSync(file, `${JSON.stringify(bill, undefined, 2)}\n`);
  }
  return billFolder;
};
