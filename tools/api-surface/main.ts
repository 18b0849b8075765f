/**
 * Compares the public types of every built entry with the committed reports, and what a change removes from the last version with its
 * changesets. `--update` writes the reports anew, to be reviewed with the change.
 */
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { changeBase, fileAt, filesAt, isShallow, lastVersioning, presentVersion } from "../release/changes.ts";
import { changesetsSince } from "../release/changesets.ts";
import { announcesBreak, brokenLines, removedLines } from "./breaking.ts";
import { entries, reportFolder, writeReport } from "./reports.ts";

const fresh = join(".cache", "api");
const isUpdate = process.argv.includes("--update");
const read = (file: string): string => (existsSync(file) ? readFileSync(file, "utf8") : "");
rmSync(fresh, { recursive: true, force: true });
mkdirSync(fresh, { recursive: true });

let problems = 0;
const complain = (problem: string, lines: readonly string[], remedy: string): void => {
  problems += 1;
  console.log([problem, ...lines, remedy].join("\n"));
};

const all = entries();
const reports = all.map(({ report }) => join(reportFolder, report));
for (const entry of all) {
  writeReport(entry, fresh);
  const [committed, now] = [join(reportFolder, entry.report), read(join(fresh, entry.report))];
  if (isUpdate) writeFileSync(committed, now);
  else if (read(committed) !== now) {
    const lines = [
      ...removedLines(read(committed), now).map((line) => `- ${line}`),
      ...removedLines(now, read(committed)).map((line) => `+ ${line}`),
    ];
    const remedy = "If this is intended, run `npm run api -- --update`, and review the report with the change.";
    complain(`The types of ${entry.name} differ from ${committed}.`, lines, remedy);
  }
}
for (const file of globSync(join(reportFolder, "*.api.md")).filter((one) => !reports.includes(one))) {
  if (isUpdate) rmSync(file);
  else complain(`${file} belongs to no entry.`, [], "If the entry was removed, run `npm run api -- --update`.");
}

/** What a change takes away from users of the last version, removed entries included. */
const checkBreaks = async (base: string): Promise<void> => {
  const version = presentVersion();
  const released = await lastVersioning();
  const bumps = (await changesetsSince(base)).flatMap((changeset) => changeset.map(({ bump }) => bump));
  if (announcesBreak(version, bumps)) return;
  for (const file of await filesAt(released, reportFolder)) {
    const now = reports.includes(file) ? read(file.replace(reportFolder, fresh)) : "";
    const removed = brokenLines(await fileAt(released, file), await fileAt(base, file), now);
    if (removed.length === 0) continue;
    const declared = bumps.length === 0 ? "" : ` This change has ${[...new Set(bumps)].join(", ")}.`;
    const wanted = version.startsWith("0.") ? "minor" : "major";
    const remedy = `Restore it, or announce it with a ${wanted} changeset (\`npx changeset\`).${declared}`;
    const lines = removed.map((line) => `- ${line}`);
    complain(`${file}: this breaks programs written for ${version}, and no changeset announces it:`, lines, remedy);
  }
};

const base = (await isShallow()) ? "" : await changeBase();
if (base !== "") await checkBreaks(base);
console.log(`${all.length} entries, ${problems} problems`);
process.exitCode = problems === 0 ? 0 : 1;
