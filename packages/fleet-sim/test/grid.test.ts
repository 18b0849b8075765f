import { describe, expect, it } from "vitest";
import { bounds, brokenIn } from "../src/bounds.ts";
import { cells, clients, type Row, rowOf } from "../src/grid.ts";
import { driftOf } from "../src/recorded.ts";

const rows = new Map<string, Row>();

/** Of all seeds; each is run once. */
const rowIn = (name: string, client: string): Row => {
  const key = `${name}: ${client}`;
  const [cell, make] = [cells[name], clients[client]];
  if (!cell || !make) throw new Error(`there is no ${key}`);
  const row = rows.get(key) ?? rowOf(cell, make);
  rows.set(key, row);
  return row;
};

describe.each(Object.keys(cells))("%s: the client with the gate", (name) => {
  it("keeps to its bounds", () => {
    expect(brokenIn(name, rowIn)).toEqual([]);
  });

  it("does as was recorded: else look why, and `npm run fleet-sim -- --record`", () => {
    expect(driftOf(name, rowIn(name, "with the gate"))).toEqual([]);
  });
});

it("bounds are those of cells that there are", () => {
  expect(Object.keys(cells)).toEqual(expect.arrayContaining(Object.keys(bounds)));
});
