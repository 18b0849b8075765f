/**
 * Turns the changesets into versions and changelogs, and writes the version wherever else it stands. `--snapshot NAME` makes a version
 * to try.
 */
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { must } from "../programs/process.ts";
import { presentVersion } from "./changes.ts";

const { snapshot } = parseArgs({ options: { snapshot: { type: "string" } } }).values;
if (snapshot !== undefined && !/^[a-z0-9-]{1,40}$/.test(snapshot)) {
  console.error(`--snapshot is '${snapshot}': use 1 to 40 of a-z, 0-9 and -.`);
  process.exit(1);
}
console.log(await must(["changeset", "version", ...(snapshot === undefined ? [] : ["--snapshot", snapshot])]));

const places: readonly (readonly [file: string, version: RegExp])[] = [
  ...globSync("packages/*/deno.json").map((file) => [file, /(?<="version": ")[^"]+/] as const),
  ["packages/core/src/version.ts", /(?<=version: string = ")[^"]+/],
];
for (const [file, pattern] of places) {
  const text = readFileSync(file, "utf8");
  if (!pattern.test(text)) throw new Error(`${file} has no version where it had one: ${pattern}`);
  writeFileSync(file, text.replace(pattern, presentVersion()));
}
await must(["biome", "format", "--write", "packages"]);
