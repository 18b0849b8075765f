import { type Cell, cells, type FigureName } from "@techlookup-tools/fleet-sim";
import type { Measure } from "../results.ts";
import type { Context } from "../section.ts";

/** A column: a figure of the simulation, in the unit of the table. */
export interface Column extends Measure {
  readonly figure: FigureName;
}

/** A table, measured in real time, simulated, or both. */
export interface OutagePlan {
  readonly name: string;
  readonly title: string;
  readonly cell: Cell;
  readonly columns: readonly Column[];
  /** Clients that run at a time: all, where they wait more than they work. */
  readonly atATime?: number;
  /** When it is measured in real time. */
  readonly paces: readonly Context["pace"]["bulk"][];
}

const column = (figure: FigureName, title: string, unit: Measure["unit"]): Column => ({
  ...{ name: figure, figure },
  title,
  unit,
});

export const columns = {
  load: column("load", "requests a call in the trouble", "each"),
  saved: column("saved", "its calls saved", "%"),
  lostAfter: column("lostAfter", "calls lost afterwards", "%"),
  back: column("back", "back after", "s"),
  requests: column("requests", "requests a call", "each"),
  well: column("well", "calls that succeed", "%"),
  seconds: column("seconds", "time", "s"),
} as const;

/** A cell of the simulation, by its name there. */
export const cellNamed = (name: string, more: Partial<Cell> = {}): Cell => {
  const cell = cells[name];
  if (!cell) throw new Error(`the simulation has no ${name}`);
  return { ...cell, ...more };
};

/** A figure in the unit of its column. */
export const inUnit = (value: number, { unit }: Column): number => (unit === "%" ? 100 * value : value);
