import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { runCommand } from "../check/run-command.ts";
import type { PublicPackage } from "../pack/tarballs.ts";

/** A bill of materials in CycloneDX, as far as it is looked at. */
export interface Bill {
  readonly bomFormat: string;
  readonly metadata: { readonly component: { readonly purl: string; readonly hashes?: readonly object[] } };
  readonly components: readonly { readonly purl: string }[];
}

/** Where the bills of a release are. */
export const billFolder = join(".cache", "bills-of-materials");

/** The bill of a package says which tarball it is of. */
export const ofTarball = (bill: Bill, tarball: Uint8Array): Bill => {
  const hashes = [{ alg: "SHA-512", content: createHash("sha512").update(tarball).digest("hex") }];
  return { ...bill, metadata: { ...bill.metadata, component: { ...bill.metadata.component, hashes } } };
};

/** Writes the bill of each tarball: what is installed along with it, by the lockfile. Gives the folder. */
export const writeBills = async (packages: readonly PublicPackage[]): Promise<string> => {
  mkdirSync(billFolder, { recursive: true });
  for (const { manifest, tarball } of packages) {
    const file = join(billFolder, `${basename(tarball, ".tgz")}.cdx.json`);
    const { passed, output } = await runCommand([
      ...(["pnpm", "--filter", manifest.name, "sbom", "--prod"] as const),
      ...["--sbom-format", "cyclonedx", "--sbom-spec-version", "1.6", "--out", file],
    ]);
    if (!passed) throw new Error(`pnpm makes no bill of materials of ${manifest.name}:\n${output}`);
    const bill = ofTarball(JSON.parse(readFileSync(file, "utf8")) as Bill, readFileSync(tarball));
    writeFileSync(file, `${JSON.stringify(bill, undefined, 2)}\n`);
  }
  return billFolder;
};
