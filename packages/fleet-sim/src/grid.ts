// @boundaries-ignore the real code, part by part
import { budgetBehindGate } from "../../core/src/recovery/budget-behind-gate.ts";
import type { Cell } from "./cell.ts";
import type { MakeClient } from "./client.ts";
import { type FigureName, measure } from "./figures.ts";
import { ours } from "./ours.ts";
import { peers } from "./peers.ts";
import { simulate } from "./run.ts";
import type { Fault } from "./server.ts";

/** A client, and what it is called in the table. */
export const clients: Readonly<Record<string, MakeClient>> = {
  "with the gate": ours({ budget: budgetBehindGate }),
  "without it": ours({ hasGate: false }),
  ...peers,
};

type Kind = Fault["kind"];
const seconds = (count: number): number => count * 1_000;

/** A client of 20 calls a second, say, and a trouble that begins after 3 s. */
const outage = (forMs: number, kind: Kind = "503", more: Partial<Cell> = {}): Cell => ({
  ...{ rate: 20, fromMs: 3_000, forMs, watchMs: 12_000, faults: [{ kind, fromMs: 3_000, forMs }] },
  ...(kind === "stall" && { timeoutMs: 1_000 }),
  figures: ["load", "saved", "lostAfter", "late", "longest", "overtaken"],
  ...more,
});

/** Whoever does not wait fails at once: nobody is late, but an outage lasts for longer than it does. */
const impatient: Partial<Cell> = { patienceMs: 0, watchMs: 30_000, figures: ["back", "lostAfter", "load", "saved"] };

/** Fifty calls at once, at the start of a client. */
const burst = (kind: Kind): Cell => ({
  ...{ calls: 50, together: 50, faults: [{ kind, forMs: 2_000 }] },
  ...(kind === "stall" && { timeoutMs: 1_000 }),
  figures: ["requests", "well", "longest"],
});

/** 1,500 calls, so many at a time. */
const many = (fault: Fault, more: Partial<Cell> = {}): Cell => ({
  ...{ calls: 1_500, together: 50, faults: [fault] },
  figures: ["requests", "well", "seconds", "p50Ms", "p98Ms", "p999Ms", "longest"],
  ...more,
});

/** A client of 40 calls a second at four endpoints, of which one may be in trouble; one of two hundred requests of the others fails. */
const endpoints = (fault?: Fault): Cell => ({
  ...{ rate: 40, routes: 4, fromMs: 5_000, forMs: 30_000, timeoutMs: 1_000 },
  faults: [...(fault ? [{ ...fault, route: "0", fromMs: 5_000, forMs: 30_000 }] : []), { kind: "503", share: 0.005 }],
  figures: ["othersLost", "othersP99Ms", "load", "lostAfter", "late"],
});

/** A fleet that uses 0.8 of a server's capacity, and a trouble that begins after 6 s. Does it come back? */
const fleet = (count: number, forMs: number, fault: Fault, more: Partial<Cell> = {}): Cell => {
  const { rate = 16 } = more;
  const server = { capacity: rate / 0.8, faults: [{ ...fault, fromMs: 6_000, forMs }] };
  const times = { fromMs: 6_000, forMs, watchMs: 60_000, timeoutMs: 1_000 };
  const names: FigureName[] = ["back", "lostAfter", "saved", "load", "loadAfter", "late"];
  return { clients: count, rate, ...server, ...times, figures: names, ...more };
};

/** A trouble of 5 s, and after it a server whose every answer takes so much longer than before, for good. */
const slowerSince = (count: number, byMs: readonly [least: number, most: number], kind: Kind = "503"): Cell => {
  const { faults, ...cell } = count > 1 ? fleet(count, seconds(5), { kind }) : outage(seconds(5), kind);
  const slower: Fault = { kind: "slow", byMs, fromMs: (cell.fromMs ?? 0) + seconds(5) };
  const figures: FigureName[] = ["back", "saved", "lostAfter", "lost", "load"];
  return { ...cell, faults: [...faults, slower], watchMs: seconds(75), timeoutMs: seconds(5), figures };
};

/**
 * What is simulated: each number of clients, kind of traffic, fault and length at least once, and those pairs that say something. A lone client overruns no
 * server, so that for it the server answers as many as like; a fleet meets a capacity. How long an outage lasts matters beside the patience of 10 s
 * and the longest wait of a probe, 8 s: less, as long, six and sixty times as long. Thousands of clients have fewer seeds: they are their own mean.
 */
export const cells: Readonly<Record<string, Cell>> = {
  "healthy, busy client": outage(0, "503", { faults: [], figures: ["requests", "well", "p50Ms", "p999Ms"] }),
  "outage of 1 s, busy client": outage(seconds(1)),
  "outage of 10 s, busy client": outage(seconds(10)),
  "refused for 10 s, busy client": outage(seconds(10), "refused"),
  "stall of 10 s, busy client": outage(seconds(10), "stall"),
  "outage of 1 min, busy client": outage(seconds(60)),
  "outage of 10 min, busy client": outage(seconds(600), "503", {
    seeds: 3,
    figures: ["load", "saved", "lostAfter", "late", "longest"],
  }),
  "outage of 10 s, no patience": outage(seconds(10), "503", impatient),
  "outage of 10 min, no patience": outage(seconds(600), "503", { ...impatient, seeds: 3 }),
  "stall of 10 s, no patience": outage(seconds(10), "stall", impatient),
  "outage of 10 s, two seconds of patience": outage(seconds(10), "503", { ...impatient, patienceMs: 2_000 }),
  "outage of 10 s, two calls a second": outage(seconds(10), "503", { rate: 2 }),
  "stall of 10 s, two calls a second": outage(seconds(10), "stall", { rate: 2 }),
  "outage of 10 s, a call in five seconds": outage(seconds(10), "503", { rate: 0.2 }),
  "flapping every 2 s, busy client": outage(seconds(40), "503", {
    faults: [{ kind: "503", fromMs: 3_000, forMs: 40_000, everyMs: 2_000 }],
  }),
  "flapping every 20 s, busy client": outage(seconds(60), "503", {
    faults: [{ kind: "503", fromMs: 3_000, forMs: 60_000, everyMs: 20_000 }],
  }),
  "burst of 50 into a blip of 2 s": burst("503"),
  "burst of 50 into a refusal of 2 s": burst("refused"),
  "burst of 50 into a stall of 2 s": burst("stall"),
  "1 % random 503s": many({ kind: "503", share: 0.01 }),
  "10 % random 503s": many({ kind: "503", share: 0.1 }),
  "30 % random 503s": many({ kind: "503", share: 0.3 }),
  "60 % random 503s": many({ kind: "503", share: 0.6 }),
  "every second instance refuses": many({ kind: "refused", share: "every second" }),
  "every second instance refuses, one call at a time": many(
    { kind: "refused", share: "every second" },
    { calls: 200, together: 1 },
  ),
  "a lone caller loses 1 % of the answers": many(
    { kind: "stall", share: 0.01 },
    { calls: 300, together: 1, timeoutMs: 1_000 },
  ),
  "four endpoints, all well": endpoints(),
  "four endpoints, one down": endpoints({ kind: "503" }),
  "four endpoints, one slow": endpoints({ kind: "slow" }),
  "four endpoints, one stalled": endpoints({ kind: "stall" }),
  "stall of 5 s, two clients": fleet(2, seconds(5), { kind: "stall" }),
  "503 for 5 s, two clients": fleet(2, seconds(5), { kind: "503" }),
  "stall of 1 s, forty small clients": fleet(40, seconds(1), { kind: "stall" }),
  "stall of 5 s, forty small clients": fleet(40, seconds(5), { kind: "stall" }),
  "stall of 1 min, forty small clients": fleet(40, seconds(60), { kind: "stall" }),
  "503 for 5 s, forty small clients": fleet(40, seconds(5), { kind: "503" }),
  "flapping every 5 s, forty small clients": fleet(40, seconds(40), { kind: "503", everyMs: 5_000 }),
  "every second instance refuses for 20 s, forty small clients": fleet(40, seconds(20), {
    kind: "refused",
    share: "every second",
  }),
  "comes back 300 ms slower, busy client": slowerSince(1, [300, 300]),
  "comes back 1 s slower, busy client": slowerSince(1, [1_000, 1_000]),
  "comes back 200 to 500 ms slower, busy client": slowerSince(1, [200, 500]),
  "comes back 300 ms slower, two clients": slowerSince(2, [300, 300]),
  "comes back 1 s slower, two clients": slowerSince(2, [1_000, 1_000]),
  "comes back 200 to 500 ms slower, two clients": slowerSince(2, [200, 500]),
  "comes back 300 ms slower, forty small clients": slowerSince(40, [300, 300]),
  "comes back 1 s slower, forty small clients": slowerSince(40, [1_000, 1_000]),
  "comes back 300 ms slower from a stall, forty small clients": slowerSince(40, [300, 300], "stall"),
  "stall of 5 s, a thousand tiny clients": fleet(1_000, seconds(5), { kind: "stall" }, { seeds: 5 }),
  "503 for 20 s, a thousand clients": fleet(
    1_000,
    seconds(20),
    { kind: "503" },
    { rate: 500, watchMs: 20_000, seeds: 2, figures: ["load", "saved", "lostAfter", "back", "inStep"] },
  ),
  "stall of 5 s, ten thousand small clients": fleet(
    10_000,
    seconds(5),
    { kind: "stall" },
    { rate: 500, watchMs: 40_000, seeds: 1 },
  ),
  "503 for 10 s, ten thousand small clients": fleet(
    10_000,
    seconds(10),
    { kind: "503" },
    { rate: 500, watchMs: 30_000, seeds: 1, figures: ["load", "saved", "lostAfter", "back", "inStep"] },
  ),
};

/** Figures of one client in one cell: the mean of its seeds, but for `back`, `late` and `longest`, which are those of the worst. */
export type Row = Readonly<Partial<Record<FigureName, number>>>;

const worst: readonly FigureName[] = ["back", "late", "longest"];

/** Runs a cell with so many seeds. */
export const rowOf = (cell: Cell, make: MakeClient, seeds: number = cell.seeds ?? 10): Row => {
  const rows = Array.from({ length: seeds }, (_, index) =>
    measure(cell, cell.figures, simulate(cell, make, index + 1)),
  );
  const figure = (name: FigureName): number => {
    const values = rows.map((row) => row[name] ?? 0);
    return worst.includes(name) ? Math.max(...values) : values.reduce((sum, value) => sum + value, 0) / seeds;
  };
  return Object.fromEntries(cell.figures.map((name) => [name, figure(name)]));
};
