import { describe, expect, it } from "vitest";
import { memoryWindow } from "../../src/pacing/memory-window.ts";
import { Pacer } from "../../src/pacing/pacer.ts";
import { type Run, simulate } from "./support/simulate.ts";

const run = (options: Run) => simulate({ Pacer, memoryWindow }, { startMs: 17_000, ...options });

// The whole grid, with other controllers: grid.ts.
describe("the real pacer in a simulation, at 300 requests a minute", () => {
  it.each([1, 8])(
    "takes at most 1.02 of the least time on a rolling log, with %i processes, and meets no 429",
    async (processes) => {
      const { least, refused } = await run({ calls: 1_500, processes, concurrency: 160 / processes, storeMs: 1 });
      expect(refused).toBe(0);
      expect(least).toBeLessThanOrEqual(1.02);
    },
  );

  it("meets at most 0.5 % 429s on two buckets over 100 windows", async () => {
    const { refusedShare, ofRest } = await run({ counting: "two-bucket", calls: 30_000 });
    expect(refusedShare).toBeLessThanOrEqual(0.005);
    expect(ofRest).toBeGreaterThan(0.95);
  });

  it.each([
    ["log", 0.1],
    ["log", 0.33],
    ["log", 0.6],
    ["fixed", 0.33],
  ] as const)(
    "beside others on a server that counts by %s, who take %f of the limit: few 429s, most of the rest used",
    async (counting, foreign) => {
      const { refusedShare, ofRest } = await run({ counting, foreign, calls: Math.round(6_000 * (1 - foreign)) });
      expect(refusedShare).toBeLessThanOrEqual(0.015);
      expect(ofRest).toBeGreaterThan(0.85);
    },
  );

  it("takes at most 1.12 of the least time for live detection of 25 s, where it is known when a request left", async () => {
    const slow = { calls: 3_000, workMs: 25_000, slow: true, before: 20, spread: 0.1 };
    const { least, refused } = await run({ ...slow, knowsSent: true });
    expect(refused).toBe(0);
    expect(least).toBeLessThanOrEqual(1.12);
    expect((await run(slow)).least).toBeGreaterThan(1.3);
  });
});
