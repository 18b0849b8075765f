import { readFileSync, writeFileSync } from "node:fs";
import type { Row } from "./grid.ts";

const file = new URL("recorded.json", import.meta.url);

/** A change of so much, of the figure or, where that is more, of 0.4, is no drift. */
const tolerance = 0.05;

/** What the client with the gate reached when it was last recorded, by cells, as a line of figures. */
const recorded = (): Record<string, string> => JSON.parse(readFileSync(file, "utf8"));

/** Figures of a cell that are not as they were recorded. */
export const driftOf = (cell: string, row: Row): string[] => {
  const was = new Map((recorded()[cell] ?? "").split(", ").map((text) => text.split(" ") as [string, string]));
  return Object.entries(row).flatMap(([name, is]) => {
    const then = Number(was.get(name));
    const isSame = is === then || Math.abs(is - then) <= tolerance * Math.max(0.4, then);
    return isSame ? [] : [`${name} was ${then}, and is ${is.toPrecision(4)}`];
  });
};

/** Records rows in place of those that are recorded. */
export const record = (rows: Readonly<Record<string, Row>>): void => {
  const lines = Object.entries(rows).map(([cell, row]) => {
    const figures = Object.entries(row).map(([name, value]) => `${name} ${Number(value.toPrecision(4))}`);
    return [cell, figures.join(", ")];
  });
  writeFileSync(file, `${JSON.stringify({ ...recorded(), ...Object.fromEntries(lines) }, undefined, 2)}\n`);
};
