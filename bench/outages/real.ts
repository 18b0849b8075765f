import { join } from "node:path";
import { must } from "@techlookup-tools/programs";
import type { OutageInput } from "../children/outage.ts";
import { control } from "../entries.ts";
import { problemOf } from "../problem.ts";
import type { Row, Table } from "../results.ts";
import { resultIn } from "../run-child.ts";
import type { Context } from "../section.ts";
import { inParallel } from "../slot.ts";
import { cellOf } from "../statistics.ts";
import { inUnit, type OutagePlan } from "./plan.ts";

const child = join(import.meta.dirname, "..", "children", "outage.ts");

/** One run of one client. Nothing of a figure: it was never reached. */
const runOnce = async (input: OutageInput): Promise<Record<string, number | null>> =>
  resultIn(await must([process.execPath, ...process.execArgv, child, JSON.stringify(input)], { timeoutMs: 300_000 }));

/** A table in real time: each client has a process and a server of its own; all start together, once all have loaded. */
export const realTable = async (
  plan: OutagePlan,
  { names, problems }: Context,
  seeds: readonly number[],
): Promise<Table> => {
  const { atATime = names.length } = plan;
  const columns = plan.columns;
  const cell = { ...plan.cell, figures: columns.map(({ figure }) => figure) };
  const wanted = names.filter((name) => name !== control);
  const rows: Row[] = [];
  await inParallel(atATime, wanted.length, async (index) => {
    const entry = wanted[index] ?? "";
    try {
      const runs: Record<string, number | null>[] = [];
      for (const seed of seeds) {
        const startAtMs = Date.now() + 400 * Math.min(atATime, wanted.length);
        runs.push(await runOnce({ name: entry, cell, seed, startAtMs }));
      }
      const cells = columns.flatMap((column) => {
        const values = runs.flatMap((run) => inUnit(run[column.figure] ?? Infinity, column));
        return values.every(Number.isFinite) ? [[column.name, cellOf(values)]] : [];
      });
      rows[index] = { entry, cells: Object.fromEntries(cells) };
    } catch (thrown) {
      rows[index] = { entry, cells: {}, problem: problemOf(thrown) };
    }
  });
  const failed = Object.entries(problems).map(([entry, problem]): Row => ({ entry, cells: {}, problem }));
  return { name: plan.name, title: `${plan.title}, real time`, measures: columns, rows: [...rows, ...failed] };
};
