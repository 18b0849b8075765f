import { isDeepStrictEqual } from "node:util";
import type { RuntimeResult } from "./run-on.ts";

/** One row of the table, and of the JSON that the documentation shows. */
export interface Row {
  readonly runtime: string;
  readonly title: string;
  readonly version: string;
  readonly vectors: { readonly passed: number; readonly total: number };
  readonly faults: { readonly passed: number; readonly total: number };
  /** Cases that come out otherwise here, as they are known to. */
  readonly differences: readonly string[];
}

export const rowOf = ({ id, title, version, outcomes }: RuntimeResult): Row => {
  const count = (isFault: boolean): Row["vectors"] => {
    const cases = outcomes.filter(({ group }) => (group === "faults") === isFault);
    return { passed: cases.filter(({ problem }) => problem === undefined).length, total: cases.length };
  };
  // Those through a gateway are the same on every runtime.
  const own = outcomes.filter(({ differs, group }) => differs && group !== "gateway");
  const differences = own.map((outcome) => `${outcome.group}/${outcome.id}`);
  return { runtime: id, title, version, vectors: count(false), faults: count(true), differences: differences.sort() };
};

/** Whether the record has the same counts and differences. Versions of the system's browsers differ between machines. */
export const isRecorded = (rows: readonly Row[], recorded: readonly Row[]): boolean => {
  const withoutVersions = (all: readonly Row[]): Row[] => all.map((row) => ({ ...row, version: "" }));
  return isDeepStrictEqual(withoutVersions(rows), withoutVersions(recorded));
};

/** The table, in columns. */
export const tableOf = (rows: readonly Row[]): string => {
  const cells = [
    ["runtime", "version", "vectors passed", "faults passed", "known differences"],
    ...rows.map(({ title, version, vectors, faults, differences }) => [
      ...[title, version, `${vectors.passed} of ${vectors.total}`, `${faults.passed} of ${faults.total}`],
      String(differences.length),
    ]),
  ];
  const width = (column: number): number => Math.max(...cells.map((row) => row[column]?.length ?? 0));
  return cells
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(width(column)))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
};

/** What did not pass, a few lines each. */
export const problemsOf = (result: RuntimeResult): string[] => [
  ...(result.problem === undefined ? [] : [`${result.title}: ${result.problem}`]),
  ...result.outcomes.flatMap(({ group, id, says, problem }) =>
    problem === undefined ? [] : [`${result.title}, ${group}/${id}: ${says}\n  ${problem}`],
  ),
];
