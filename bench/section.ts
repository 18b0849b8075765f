import { baseline, entries } from "./entries.ts";
import type { Row, SectionResult, Table } from "./results.ts";
import type { Taken } from "./slot.ts";
import { type Cell, cellOf } from "./statistics.ts";

/** How much is measured. */
export interface Pace {
  readonly name: string;
  /** Fresh processes that measure the overhead one after another, and the rounds of each. */
  readonly processes: number;
  readonly rounds: number;
  /** How long a client runs in a round. */
  readonly slotMs: number;
  /** After so long a process begins no further round: machines that are slow or busy measure less, not longer. */
  readonly processMs: number;
  readonly allocationRounds: number;
  readonly coldStarts: number;
  /** The same for all cold starts together. */
  readonly coldStartsMs: number;
  /** Calls whose traces in memory are looked for. */
  readonly calls: number;
  readonly retriedCalls: number;
  /** How far the runs of many calls go. */
  readonly bulk: "short" | "usual" | "long";
}

/** What a section is given. */
export interface Context {
  readonly pace: Pace;
  /** The clients that work, the baseline and the control among them. */
  readonly names: readonly string[];
  /** Those that do not, and why. */
  readonly problems: Readonly<Record<string, string>>;
  /** What the command line named. */
  readonly words?: readonly string[];
}

export interface Section {
  readonly name: string;
  readonly title: string;
  /** The names of its clients, where it has its own. */
  readonly clients?: readonly string[];
  run(context: Context): Promise<Omit<SectionResult, "name" | "title">>;
}

/** A table of samples: a row for each client, in the usual order. One that failed at any time has the reason and no figures. */
export const tableOf = (head: Omit<Table, "rows">, samples: readonly Taken[], { names, problems }: Context): Table => {
  const valuesOf = (entry: string, measure: string): number[] =>
    samples.flatMap((taken) => (taken.entry === entry ? (taken.sample[measure] ?? []) : []));
  const cellsOf = (entry: string): Record<string, Cell> => {
    const cells = head.measures.flatMap(({ name, compared }) => {
      const values = valuesOf(entry, name);
      return values.length > 0
        ? [[name, cellOf(values, compared ? valuesOf(baseline, name) : undefined)] as const]
        : [];
    });
    return Object.fromEntries(cells);
  };
  const rows = entries.flatMap(({ name: entry }): Row[] => {
    const problem = problems[entry];
    if (problem !== undefined) return [{ entry, cells: {}, problem }];
    return names.includes(entry) ? [{ entry, cells: cellsOf(entry) }] : [];
  });
  return { ...head, rows };
};

/** How many rounds the baseline had: fewer than planned where time ran out. */
export const roundsOf = ([table]: readonly Table[]): number => {
  const cells = table?.rows.find(({ entry }) => entry === baseline)?.cells ?? {};
  return Math.max(0, ...Object.values(cells).map(({ rounds }) => rounds));
};
