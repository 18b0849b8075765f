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
  const differences = outcomes.filter(({ differs }) => differs).map((outcome) => `${outcome.group}/${outcome.id}`);
  return { runtime: id, title, version, vectors: count(false), faults: count(true), differences: differences.sort() };
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
  const widths = cells[0]?.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0))) ?? [];
  return cells
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
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
