import { expect, it } from "vitest";
import type { Cell } from "../src/cell.ts";
import { measure } from "../src/figures.ts";
import { clients } from "../src/grid.ts";
import { runReal } from "../src/real.ts";
import { simulate } from "../src/run.ts";

const none = clients.none ?? (() => ({ call: () => {} }));
const figures = ["requests", "well"] as const;

it("a real client without retries meets what the simulated one meets", async () => {
  const connect = (url: string) => async () => {
    const { ok } = await fetch(url);
    if (!ok) throw new Error("a 503");
  };
  for (const faults of [[{ kind: "503", share: 0.3 }], [{ kind: "refused", share: "every second" }]] as const) {
    const cell: Cell = { calls: 60, together: 6, faults, figures };
    const real = measure(cell, figures, await runReal(cell, 1, connect));
    expect(real).toEqual(measure(cell, figures, simulate(cell, none, 1)));
    expect(real.well).toBeLessThan(1);
  }
});

it("what has not ended long after the last call is lost", () => {
  const cell: Cell = { calls: 1, faults: [{ kind: "stall" }], timeoutMs: 3_000_000, figures };
  const { calls } = simulate(cell, none, 1);
  expect(calls).toMatchObject([{ isWell: false, endedMs: 30_000 }]);
});

it("a server with a capacity answers so many a second, refuses what has no room, and holds all but one in a stall", () => {
  const faults = [{ kind: "stall", fromMs: 1_050, forMs: 1_000 }] as const;
  const cell = { capacity: 10, calls: 25, together: 25, faults, figures: [] };
  const { calls } = simulate(cell, none, 1);
  const well = calls.filter(({ isWell }) => isWell);
  expect([well.length, calls.length]).toEqual([20, 25]);
  expect(well.filter(({ endedMs }) => endedMs < 2_000)).toHaveLength(11);
  expect(well.every(({ endedMs }) => endedMs < 1_200 || endedMs > 2_050)).toBe(true);
});
