import type { Bump } from "../release/changes.ts";

/** The lines of a report that say something: no braces alone, no marks of the tool. */
const declared = (report: string): string[] =>
  report
    .split("\n")
    .map((line) => line.trimEnd())
    .filter((line) => /\w/.test(line) && !line.trimStart().startsWith("//") && !line.startsWith(">"));

/** Lines that a report had and has no longer: what was removed or changed. What is only new breaks nobody. */
export const removedLines = (before: string, after: string): string[] => {
  const left = new Map<string, number>();
  for (const line of declared(after)) left.set(line, (left.get(line) ?? 0) + 1);
  return declared(before).filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
};

/** Lines of the last version that a change removes. What was added since, and what others removed, is not its break. */
export const brokenLines = (released: string, before: string, after: string): string[] => {
  const byThis = removedLines(before, after);
  return removedLines(released, after).filter((line) => byThis.includes(line));
};

/** Whether a change's changesets announce a break: `major`, or `minor` while the major version is 0 (SemVer, item 4). */
export const announcesBreak = (version: string, bumps: readonly Bump[]): boolean =>
  bumps.includes("major") || (version.startsWith("0.") && bumps.includes("minor"));
