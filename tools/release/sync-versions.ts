import { globSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const versionOf = (folder: string): string =>
  (JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { version: string }).version;

/** The version that each package's package.json says is written wherever it stands besides. Gives the files that changed. */
export const syncVersions = (root: string): readonly string[] => {
  const edits: [file: string, pattern: RegExp, version: string][] = [
    ...globSync("packages/*/deno.json", { cwd: root }).map((file): [string, RegExp, string] => [
      file,
      /(?<="version": ")[^"]+/,
      versionOf(join(root, dirname(file))),
    ]),
    ["packages/core/src/version.ts", /(?<=version: string = ")[^"]+/, versionOf(join(root, "packages/core"))],
  ];
  return edits.flatMap(([file, pattern, version]) => {
    const path = join(root, file);
    const text = readFileSync(path, "utf8");
    if (!pattern.test(text)) throw new Error(`${file} has no version where it had one: ${pattern}`);
    const edited = text.replace(pattern, version);
    if (edited === text) return [];
    writeFileSync(path, edited);
    return [file];
  });
};
