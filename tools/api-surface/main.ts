/**
 * Holds the public types of every entry against the kept reports, and what a change removes of the last version against its
 * changesets. Parameter: `--update` writes the reports anew, to be reviewed with the change.
 */
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { runCommand } from "../check/run-command.ts";
import { changeBase, fileAt, filesAt, lastVersioning, presentVersion } from "../release/changes.ts";
import { changesetsSince } from "../release/changesets.ts";
import { isShallow } from "../release/git.ts";
import { announcesBreak, brokenLines, removedLines } from "./breaking.ts";
import { entries, reportFolder } from "./entries.ts";
import { extract } from "./extract.ts";

const fresh = join(".cache", "api");
const { update: isUpdate = false } = parseArgs({ options: { update: { type: "boolean" } } }).values;
// The reports are of what was built: an old build would hide a change.
const build = await runCommand(["turbo", "run", "build", "--filter=./packages/*"]);
if (!build.passed) throw new Error(build.output);
rmSync(fresh, { recursive: true, force: true });
mkdirSync(fresh, { recursive: true });
const read = (file: string): string => (existsSync(file) ? readFileSync(file, "utf8") : "");

let problems = 0;
const tell = (problem: string, lines: readonly string[], remedy: string): void => {
  problems += 1;
  console.log([problem, ...lines, remedy].join("\n"));
};

const all = entries();
const reports = all.map(({ report }) => join(reportFolder, report));
for (const entry of all) {
  extract(entry, fresh);
  const [kept, now] = [join(reportFolder, entry.report), read(join(fresh, entry.report))];
  if (isUpdate) writeFileSync(kept, now);
  else if (read(kept) !== now) {
    const lines = [
      ...removedLines(read(kept), now).map((line) => `- ${line}`),
      ...removedLines(now, read(kept)).map((line) => `+ ${line}`),
    ];
    const remedy = "If that is meant, run `npm run api -- --update`, and review the report with the change.";
    tell(`The types of ${entry.name} are not those of ${kept}.`, lines, remedy);
  }
}
for (const file of globSync(join(reportFolder, "*.api.md")).filter((one) => !reports.includes(one))) {
  if (isUpdate) rmSync(file);
  else tell(`${file} is of no entry.`, [], "If the entry is to go, run `npm run api -- --update`.");
}

// What a change takes away from users of the last version, entries that are gone included.
const base = isShallow() ? "" : changeBase();
if (base !== "") {
  const version = presentVersion();
  const released = lastVersioning();
  const bumps = changesetsSince(base).flatMap((changeset) => changeset.map(({ bump }) => bump));
  for (const file of announcesBreak(version, bumps) ? [] : filesAt(released, reportFolder)) {
    const now = reports.includes(file) ? read(file.replace(reportFolder, fresh)) : "";
    const removed = brokenLines(fileAt(released, file), fileAt(base, file), now);
    if (removed.length === 0) continue;
    const said = bumps.length === 0 ? "" : ` Those of this change say ${[...new Set(bumps)].join(", ")}.`;
    const wanted = version.startsWith("0.") ? "minor" : "major";
    const remedy = `Keep what was there, or announce it by a changeset, ${wanted} (\`npx changeset\`).${said}`;
    const lines = removed.map((line) => `- ${line}`);
    tell(`${file}: programs written for ${version} break, and no changeset of this change says so:`, lines, remedy);
  }
}
console.log(`${all.length} entries, ${problems} problems`);
process.exitCode = problems === 0 ? 0 : 1;
