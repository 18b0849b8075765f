import { globSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative } from "node:path";

interface SourceMap {
  file?: string;
  sources: string[];
  readonly sourcesContent?: readonly string[];
}

/** A file that only exports again what others hold has no source to show. */
const removeMap = (file: string): void => {
  const code = file.slice(0, -".map".length);
  writeFileSync(code, readFileSync(code, "utf8").replace(/\n?\/\/# sourceMappingURL=.*\n?$/, "\n"));
  rmSync(file);
};

/**
 * tsup writes whole paths into the maps of CommonJS. They would tell everybody where a package was built, and no two builds of one
 * commit would be alike.
 */
export const makeMapsRelative = (folder: string): void => {
  for (const name of globSync("**/*.map", { cwd: folder })) {
    const file = join(folder, name);
    const map = JSON.parse(readFileSync(file, "utf8")) as SourceMap;
    if (map.sourcesContent === undefined) {
      removeMap(file);
      continue;
    }
    map.sources = map.sources.map((source) => (isAbsolute(source) ? relative(dirname(file), source) : source));
    if (map.file !== undefined) map.file = basename(map.file);
    writeFileSync(file, JSON.stringify(map));
  }
};
