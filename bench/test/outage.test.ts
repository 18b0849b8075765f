import { clients } from "@techlookup-tools/fleet-sim";
import { describe, expect, it } from "vitest";
import { titles } from "../machine.ts";
import { cellNamed, columns } from "../outages/plan.ts";
import { simulatedTable } from "../outages/simulated.ts";

const { requests, well, back } = columns;

describe("a table of simulated outages", () => {
  const cell = cellNamed("burst of 50 into a blip of 2 s");
  const plan = { name: "burst", title: "A burst", cell, columns: [requests, well], paces: [] };

  it("has a row with a title for each simulated client that runs in real time as well", () => {
    const { rows } = simulatedTable(plan, Object.keys(titles()));
    expect(rows).toHaveLength(Object.keys(clients).length);
    for (const { entry } of rows) expect(titles()).toHaveProperty(entry);
    expect(simulatedTable(plan, ["node"]).rows.map(({ entry }) => entry)).toEqual(["node", "without-gate"]);
  });

  it("tells shares in %, and how many seeds came back", () => {
    const { measures, rows } = simulatedTable({ ...plan, columns: [well, back] }, ["node"]);
    expect(measures.map(({ name }) => name)).toEqual(["well", "back", "everBack"]);
    expect(rows[0]?.cells.well?.median).toBeGreaterThan(90);
  });

  it("is of cells that there are", () => {
    expect(() => cellNamed("no such outage")).toThrow("no such outage");
  });
});
