import { control } from "./entries.ts";
import type { Goal } from "./goals.ts";
import { figure } from "./report.ts";
import type { Results, Table } from "./results.ts";
import { type Cell, noiseOf } from "./statistics.ts";

/** Whether a run reached a goal; `noise` if only by as much as chance may add to it. */
export interface Verdict {
  readonly state: "ok" | "noise" | "MISSED" | "not run";
  readonly text: string;
  /** How far the ratio may be off by chance; 0 of a figure that is no ratio. */
  readonly noise: number;
}

export const percent = (part: number): string => `${(part * 100).toFixed(1)} %`;

const cellIn = (table: Table | undefined, entry: string, measure: string): Cell | undefined =>
  table?.rows.find((row) => row.entry === entry)?.cells[measure];

const stateOf = (value: number, { atMost = Infinity, atLeast = 0 }: Goal, noise: number): Verdict["state"] => {
  if (value <= atMost && value >= atLeast) return "ok";
  return value >= atLeast && value <= atMost * (1 + noise) ? "noise" : "MISSED";
};

/** Compares a run with one goal, within what the control row of the same table shows. */
export const judge = (goal: Goal, { sections, titles }: Results): Verdict => {
  const { entry, measure, of, atMost, atLeast = 0 } = goal;
  const section = sections.find(({ name }) => name === goal.section);
  const table = section?.tables.find(({ name }) => name === goal.table);
  const column = table?.measures.find(({ name }) => name === measure);
  const what = `${section?.title ?? goal.section}: ${table?.title ?? goal.table}, ${column?.title ?? measure}, ${titles[entry] ?? entry}`;
  const row = table?.rows.find((one) => one.entry === entry);
  if (!table || !row) return { state: "not run", text: what, noise: 0 };
  const cell = row.cells[measure];
  const value = of === "ratio" ? cell?.ratio?.median : cell?.median;
  if (value === undefined || Number.isNaN(value))
    return { state: "MISSED", text: `${what}: ${row.problem ?? "no figure"}`, noise: 0 };
  const controlCell = cellIn(table, control, measure);
  const noise = of === "ratio" && controlCell ? noiseOf(controlCell) : 0;
  const unit = column?.unit ?? "";
  const [is, bound] = [value, atMost ?? atLeast].map((one) => (of === "ratio" ? one.toFixed(2) : figure(one, unit)));
  const within = of === "ratio" ? `, noise ${percent(noise)}` : "";
  return {
    state: stateOf(value, goal, noise),
    text: `${what}: ${is}, goal ${bound}${atMost === undefined ? " or more" : ""}${within}`,
    noise,
  };
};
