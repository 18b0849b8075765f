/**
 * Holds the public types of every entry against the kept reports, and what a change removes of the last version against its
 * changesets. Parameter: `--update` writes the reports anew, to be reviewed with the change.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { changeBase, changesetsSince, fileAt, isShallow, lastVersioning } from "../release/changes.ts";
import { announcesBreak, brokenLines, removedLines } from "./breaking.ts";
import { entries, reportFolder } from "./entries.ts";
import { extract } from "./extract.ts";

const fresh = join(".cache", "api");
const isUpdate = process.argv.includes("--update");
rmSync(fresh, { recursive: true, force: true });
mkdirSync(fresh, { recursive: true });
const read = (file: string): string => (existsSync(file) ? readFileSync(file, "utf8") : "");
const released = isShallow() ? "" : lastVersioning();
const base = isShallow() ? "" : changeBase();
const changesets = base === "" ? [] : changesetsSince(base);
const bumps = changesets.flatMap((changeset) => changeset.map(({ bump }) => bump));
const { version } = JSON.parse(readFileSync("packages/core/package.json", "utf8")) as { version: string };

let problems = 0;
const all = entries();
for (const entry of all) {
  extract(entry, fresh);
  const [kept, now] = [join(reportFolder, entry.report), read(join(fresh, entry.report))];
  if (isUpdate) writeFileSync(kept, now);
  else if (read(kept) !== now) {
    problems += 1;
    console.log(`The types of ${entry.name} are not those of ${kept}.`);
    for (const line of removedLines(read(kept), now)) console.log(`- ${line}`);
    for (const line of removedLines(now, read(kept))) console.log(`+ ${line}`);
    console.log("If that is meant, run `npm run api -- --update`, and review the report with the change.");
  }
  const removed = base === "" ? [] : brokenLines(fileAt(released, kept), fileAt(base, kept), now);
  if (removed.length === 0 || announcesBreak(version, bumps)) continue;
  problems += 1;
  console.log(`${entry.name} breaks programs written for ${version}, and no changeset of this change says so:`);
  for (const line of removed) console.log(`- ${line}`);
  console.log(`Keep what was there, or announce it: npx changeset, ${version.startsWith("0.") ? "minor" : "major"}.`);
}
console.log(`${all.length} entries, ${problems} problems`);
process.exitCode = problems === 0 ? 0 : 1;
