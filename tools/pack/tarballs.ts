import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Where `pack` puts the tarballs. Git ignores it. */
export const tarballFolder = join(".cache", "tarballs");

/** The parts of a package.json that matter here. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly license?: string;
  readonly repository?: { readonly url?: string; readonly directory?: string };
  readonly files?: readonly string[];
  readonly exports?: unknown;
  readonly bin?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly engines?: { readonly node?: string };
  readonly scripts?: Readonly<Record<string, string>>;
}

export interface PublicPackage {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly tarball: string;
}

/** The packages that are published, and the tarball of each. */
export const publicPackages = (): PublicPackage[] =>
  globSync("packages/*/package.json")
    .sort()
    .map((file) => ({ folder: dirname(file), manifest: JSON.parse(readFileSync(file, "utf8")) as Manifest }))
    .filter(({ manifest }) => !manifest.private)
    .map(({ folder, manifest }) => {
      const fileName = `${manifest.name.replace("@", "").replace("/", "-")}-${manifest.version}.tgz`;
      return { folder, manifest, tarball: join(tarballFolder, fileName) };
    });
