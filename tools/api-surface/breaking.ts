import type { Bump } from "../release/changesets.ts";

/**
 * The lines of a report that say something, each with what it stands in, so that a member that moves to another type is not taken for the
 * same one. No braces alone, no marks of the tool.
 */
const declared = (report: string): string[] => {
  const open: string[] = [];
  const lines: string[] = [];
  for (const line of report.split("\n")) {
    const text = line.trim();
    if (/^[}\])]/.test(text)) open.pop();
    if (/\w/.test(text) && !text.startsWith("//") && !line.startsWith(">")) lines.push([...open, text].join(" "));
    if (/[{[(]$/.test(text)) open.push(text);
  }
  return lines;
};

/** Lines that a report had and has no longer: what was removed or changed, with what it stood in. */
export const removedLines = (before: string, after: string): string[] => {
  const left = new Map<string, number>();
  for (const line of declared(after)) left.set(line, (left.get(line) ?? 0) + 1);
  return declared(before).filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
};

/**
 * Lines of the last version that a change removes. What was added since, and what others removed, is not its break. What is only new
 * is taken for none, though a required member breaks whoever makes such an object: the report shows it to the reviewer.
 */
export const brokenLines = (released: string, before: string, after: string): string[] => {
  const byThis = removedLines(before, after);
  return removedLines(released, after).filter((line) => byThis.includes(line));
};

/** Whether a change's changesets announce a break: `major`, or `minor` while the major version is 0 (SemVer, item 4). */
export const announcesBreak = (version: string, bumps: readonly Bump[]): boolean =>
  bumps.includes("major") || (version.startsWith("0.") && bumps.includes("minor"));
