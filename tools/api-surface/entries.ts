import { join } from "node:path";
import { publicPackages } from "../pack/tarballs.ts";

/** Something that programs import from: its name, the types that were built for it, and the report of them. */
export interface Entry {
  readonly name: string;
  readonly folder: string;
  readonly types: string;
  readonly report: string;
}

/** Where the reports are kept. They are reviewed with the change that makes them differ. */
export const reportFolder = "docs-internal/api";

type Targets = Readonly<Record<string, { readonly import?: { readonly types?: string } }>>;

/** Every entry of the published packages. */
export const entries = (): Entry[] =>
  publicPackages().flatMap(({ folder, manifest }) =>
    Object.entries(manifest.exports as Targets).flatMap(([path, target]) => {
      const types = target.import?.types;
      if (types === undefined) return [];
      const name = join(manifest.name, path);
      return [
        {
          name,
          folder,
          types: join(folder, types),
          report: `${name.slice("@techlookup/".length).replaceAll("/", "-")}.api.md`,
        },
      ];
    }),
  );
