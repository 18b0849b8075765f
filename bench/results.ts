import type { Cell } from "./statistics.ts";

/** What a column holds. */
export interface Measure {
  readonly name: string;
  readonly title: string;
  /** `×` is a ratio to what is least, of which thousandths matter; `each` something a call. */
  readonly unit: "µs" | "ms" | "s" | "bytes" | "×" | "each" | "%" | "";
  /** Whether it is also told as a ratio to the baseline. */
  readonly compared?: boolean;
}

/** One client of a table, with a cell for each measure that it has; or with what went wrong. */
export interface Row {
  readonly entry: string;
  readonly cells: Readonly<Record<string, Cell>>;
  readonly problem?: string;
}

export interface Table {
  readonly name: string;
  readonly title: string;
  /** What the rows are. Default: clients. */
  readonly head?: string;
  readonly measures: readonly Measure[];
  readonly rows: readonly Row[];
}

/** What a section came to. */
export interface SectionResult {
  readonly name: string;
  readonly title: string;
  /** How it was measured, with this run's counts. */
  readonly how: string;
  /** When, where and how, of a section that was recorded by itself. */
  readonly when?: string;
  readonly tables: readonly Table[];
}

/** A run, as `results.json` keeps it. */
export interface Results {
  readonly date: string;
  readonly pace: string;
  readonly minutes: number;
  /** The size of a good answer. */
  readonly answerBytes: number;
  readonly machine: { readonly cpu: string; readonly cores: number; readonly system: string; readonly node: string };
  /** The titles of the clients, with their versions. */
  readonly titles: Readonly<Record<string, string>>;
  readonly sections: readonly SectionResult[];
}
