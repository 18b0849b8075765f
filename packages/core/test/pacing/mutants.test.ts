import { describe, expect, it } from "vitest";
import { mutate } from "./support/mutate.ts";
import { proofs } from "./support/proofs.ts";
import type { Pacing } from "./support/simulate.ts";

/** What each mutant forgets, where, and the promise that it breaks. */
const mutants: readonly (readonly [name: string, file: string, from: string, to: string, broken: string])[] = [
  [
    "count at send",
    ...([
      "pacer.ts",
      "countedMs: sentMs === undefined ? endMs : this.#bound.latest(endMs, sentMs)",
      "countedMs: beganMs",
    ] as const),
    "no 429 on a rolling log, whatever the latencies, aborts, deaths and freezes",
  ],
  [
    "no margin",
    ...(["settle.ts", "export const marginMs = 50;", "export const marginMs = 0;"] as const),
    "no 429 where the store's clock runs faster by 500 ppm",
  ],
  [
    "settlement forgotten",
    ...(["steps.ts", "this.#told.push(told)", "this.#told.length"] as const),
    "a place is free a window after its answer",
  ],
  [
    "polling instead of tickets",
    ...(["calendar.ts", "startMs > atMs + horizonMs", "startMs > atMs"] as const),
    "at most 0.8 round trips a call under concurrency",
  ],
  [
    "lease without expiry",
    ...(["calendar.ts", "if (untilMs <= atMs) flying.delete(id);", "if (untilMs <= 0) flying.delete(id);"] as const),
    "the places of a process that died come back",
  ],
  [
    "lease without the window after it",
    ...(["calendar.ts", "untilMs: startMs + leaseMs + windowMs + marginMs", "untilMs: startMs + leaseMs"] as const),
    "no 429 on a rolling log, whatever the latencies, aborts, deaths and freezes",
  ],
  [
    "places given out while all are on their way",
    ...(["calendar.ts", "Math.max(atMs + horizonMs + 1,", "Math.max(atMs,"] as const),
    "no 429 where a request is on its way for longer than the window",
  ],
  [
    "nobody goes first",
    ...(["calendar.ts", "!state.warm && state.probeUntilMs > atMs", "false"] as const),
    "no 429 while the limit is still to be learned",
  ],
  [
    "time runs backwards with the store's clock",
    ...(["calendar.ts", "Math.max(state.skewMs, state.atMs - nowMs)", "0"] as const),
    "a store's clock that is set back by an hour costs as long as nobody asked",
  ],
  [
    "a start is used however late",
    ...(["line.ts", " || startMs + unusedMs < nowMs", ""] as const),
    "a start that was slept through is given back",
  ],
  [
    "an answer is used however late",
    ...(["line.ts", "nowMs > askedMs + unusedMs", "false"] as const),
    "a start that comes to a process while it sleeps is not used",
  ],
];

describe("mutants of pacing break the promise they are meant for", () => {
  for (const [name, file, from, to, broken] of mutants) {
    it(`${name}: ${broken}`, async () => {
      const proof = proofs[broken] as (pacing: Pacing) => Promise<void>;
      await expect(proof(await mutate([file, from, to]))).rejects.toThrow();
    }, 120_000);
  }
});
