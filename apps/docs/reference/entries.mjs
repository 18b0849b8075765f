import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The condition of `exports` that names a source. */
const condition = "@techlookup/source";

const packages = join(import.meta.dirname, "..", "..", "..", "packages");

/** Everything in it is exported again by another: see its own comment. */
const again = "@techlookup/core/common";

/**
 * Every entry of the published packages: what a program imports from, and the source behind it. From their package.json, so
 * that a new entry has a page by itself.
 *
 * @type {readonly { package: string, name: string, about: string, file: string }[]}
 */
export const entries = readdirSync(packages)
  .flatMap((folder) => {
    const manifest = JSON.parse(readFileSync(join(packages, folder, "package.json"), "utf8"));
    if (manifest.private) return [];
    return Object.entries(manifest.exports).flatMap(([path, target]) =>
      target[condition]
        ? [
            {
              ...{ package: manifest.name, name: join(manifest.name, path), about: manifest.description },
              file: join(packages, folder, target[condition]),
            },
          ]
        : [],
    );
  })
  .filter(({ name }) => name !== again)
  // What several of them export is described where it stands first.
  .sort(
    (one, other) => Number(other.name.startsWith("@techlookup/core")) - Number(one.name.startsWith("@techlookup/core")),
  );
