import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Where `npm run pack` puts the tarballs. */
export const tarballFolder = join(".cache", "tarballs");

/** The fields of a package.json that the tools read. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly license?: string;
  readonly repository?: { readonly directory?: string };
  readonly files?: readonly string[];
  readonly exports?: Readonly<Record<string, unknown>>;
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

export const readJson = <T>(file: string): T => JSON.parse(readFileSync(file, "utf8")) as T;

/** The packages that are published, and the tarball of each. */
export const publicPackages = (): PublicPackage[] =>
  globSync("packages/*/package.json")
    .sort()
    .map((file) => ({ folder: dirname(file), manifest: readJson<Manifest>(file) }))
    .filter(({ manifest }) => !manifest.private)
    .map(({ folder, manifest }) => {
      const fileName = `${manifest.name.replace("@", "").replace("/", "-")}-${manifest.version}.tgz`;
      return { folder, manifest, tarball: join(tarballFolder, fileName) };
    });
