// @boundaries-ignore the real code, part by part
import { budgetBehindGate } from "../../core/src/recovery/budget-behind-gate.ts";
import type { MakeClient } from "./client.ts";
import { ours } from "./ours.ts";
import { peers } from "./peers.ts";
import { burst, fleet, outage, random } from "./scenarios.ts";

/** A client, and what it is called in the table. */
export const clients: Readonly<Record<string, MakeClient>> = {
  "with the gate": ours({ budget: budgetBehindGate }),
  "without it": ours({ hasGate: false }),
  ...peers,
};

/** Figures of one client in one scenario: the mean of its seeds, but for `back`, the worst. */
export type Row = Readonly<Record<string, number>>;

const seeds = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

const meanOf = (rows: readonly Row[]): Row => {
  const [first = {}] = rows;
  const figure = (name: string): number => {
    const values = rows.map((row) => row[name] ?? 0);
    return name === "back" ? Math.max(...values) : values.reduce((sum, value) => sum + value, 0) / values.length;
  };
  return Object.fromEntries(Object.keys(first).map((name) => [name, figure(name)]));
};

type Scenario = (make: MakeClient, count: number) => Row;

const scenario =
  (run: (make: MakeClient, seed: number) => Row): Scenario =>
  (make, count) =>
    meanOf(seeds(count).map((seed) => run(make, seed)));

/** Shares are from 0 to 1, times in seconds or, where they end so, milliseconds; `load` is requests a call. */
export const scenarios: Readonly<Record<string, Scenario>> = {
  "outage of 10 s, busy client": scenario((make, seed) => outage(make, seed)),
  "outage of 10 s, two calls a second": scenario((make, seed) => outage(make, seed, { rate: 2 })),
  "burst of 50 into a blip of 2 s": scenario((make, seed) => burst(make, seed)),
  "stall of 5 s, forty small clients": scenario((make, seed) => fleet(make, seed)),
  "stall of 5 s, two clients": scenario((make, seed) => fleet(make, seed, { clients: 2 })),
  "503 for 5 s, forty small clients": scenario((make, seed) => fleet(make, seed, { kind: "503" })),
  "stall of 5 s, a thousand tiny clients": scenario((make, seed) => fleet(make, seed, { clients: 1_000 })),
  "1 % random 503s": scenario((make, seed) => random(make, seed, { share: 0.01 })),
  "10 % random 503s": scenario((make, seed) => random(make, seed, { share: 0.1 })),
  "30 % random 503s": scenario((make, seed) => random(make, seed, { share: 0.3 })),
  "half of the instances refuse": scenario((make, seed) => random(make, seed, { share: 0.5, kind: "refused" })),
};
