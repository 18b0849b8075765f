/**
 * Turns the changesets into new versions and changelogs, and writes the version wherever else it stands. Parameters:
 * `--snapshot NAME` for a version that is only to be tried.
 */
import { parseArgs } from "node:util";
import { runCommand } from "../check/run-command.ts";
import { syncVersions } from "./sync-versions.ts";

const { values } = parseArgs({ options: { snapshot: { type: "string" } } });
if (values.snapshot !== undefined && !/^[a-z0-9-]{1,40}$/.test(values.snapshot)) {
  console.error(`--snapshot is '${values.snapshot}', and must be of a-z, 0-9 and -, at most 40 of them.`);
  process.exit(1);
}
const snapshot = values.snapshot === undefined ? [] : ["--snapshot", values.snapshot];
const { passed, output } = await runCommand(["changeset", "version", ...snapshot]);
console.log(output.trim());
if (!passed) process.exit(1);
for (const file of syncVersions(process.cwd())) console.log(`${file} has the new version`);
await runCommand(["biome", "format", "--write", "packages"]);
