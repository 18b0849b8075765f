import { clients, type FigureName, measure, simulate } from "@techlookup-tools/fleet-sim";
import type { Measure, Row, Table } from "../results.ts";
import { cellOf } from "../statistics.ts";
import { type Column, inUnit, type OutagePlan } from "./plan.ts";

/** The name of the row of our client as it was before it had a gate. */
export const withoutGate = "without-gate";

/** Those of the simulation that are not called as the entries here. */
const entryNames: Readonly<Record<string, string>> = {
  "with the gate": "node",
  "without it": withoutGate,
  none: "fetch",
};

const seeds = 10;
const everBack: Measure = { name: "everBack", title: `of ${seeds} seeds, back`, unit: "" };

/** The same in virtual time, of ten seeds. A client that did not come back in some of them has no time for it. */
export const simulatedTable = ({ name, title, cell, columns }: OutagePlan, wanted: readonly string[]): Table => {
  const figures: readonly FigureName[] = columns.map(({ figure }) => figure);
  const rows = Object.entries(clients).flatMap(([client, make]): Row[] => {
    const entry = entryNames[client] ?? client;
    if (entry !== withoutGate && !wanted.includes(entry)) return [];
    const all = Array.from({ length: seeds }, (_, index) => measure(cell, figures, simulate(cell, make, index + 1)));
    const valuesOf = (column: Column): number[] => all.map((one) => inUnit(one[column.figure] ?? Number.NaN, column));
    const cells = columns.flatMap((column) => {
      const values = valuesOf(column);
      const back = column.figure === "back" ? [[everBack.name, cellOf([values.filter(Number.isFinite).length])]] : [];
      return values.every(Number.isFinite) ? [...back, [column.name, cellOf(values)]] : back;
    });
    return [{ entry, cells: Object.fromEntries(cells) }];
  });
  const measures = [...columns, ...(figures.includes("back") ? [everBack] : [])];
  return { name: `${name}-simulated`, title: `${title}, simulated, ${seeds} seeds`, measures, rows };
};
