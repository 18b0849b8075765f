import { describe, expect, it } from "vitest";
import { FixedWindow } from "../src/limits/fixed-window.ts";
import type { RateWindow, WindowSettings } from "../src/limits/rate-window.ts";
import { RollingLog } from "../src/limits/rolling-log.ts";
import { TwoBuckets } from "../src/limits/two-buckets.ts";

const kinds = { log: RollingLog, "two-bucket": TwoBuckets, fixed: FixedWindow } as const;
type Kind = keyof typeof kinds;

const open = (kind: Kind, settings: Partial<WindowSettings> = {}): RateWindow =>
  new kinds[kind]({ limit: 10, windowMs: 1_000, countsRefused: false, ...settings });

/** How many of so many requests are let in at a moment. */
const admitted = (window: RateWindow, requests: number, atMs: number): number =>
  Array.from({ length: requests }, () => window.enter(atMs)).filter((waitMs) => waitMs === 0).length;

/** A copy that has met the same, so that looking ahead changes nothing. */
type Replay = () => RateWindow;

describe("a full burst, and another one window later", () => {
  it.each<[Kind, number]>([
    ["log", 10],
    // A quarter of the window is over: three quarters of the first burst still weigh.
    ["two-bucket", 3],
    ["fixed", 10],
  ])("%s lets in %i", (kind, second) => {
    const window = open(kind);
    expect(admitted(window, 12, 250)).toBe(10);
    expect(admitted(window, 12, 1_250)).toBe(second);
  });
});

describe("both sides of the end of a window", () => {
  it.each<[Kind, number]>([
    ["log", 0],
    ["two-bucket", 1],
    ["fixed", 10],
  ])("%s lets in %i more", (kind, second) => {
    const window = open(kind);
    expect(admitted(window, 10, 999)).toBe(10);
    expect(admitted(window, 10, 1_001)).toBe(second);
  });
});

describe("two windows later", () => {
  it.each(Object.keys(kinds) as Kind[])("%s has forgotten everything", (kind) => {
    const window = open(kind);
    admitted(window, 10, 999);
    expect([window.remaining(2_000), window.moreInMs(2_000)]).toEqual([10, undefined]);
  });
});

describe("requests that are turned away", () => {
  it.each<[Kind, boolean, number]>([
    ["log", false, 10],
    ["log", true, 0],
    ["two-bucket", false, 5],
    ["two-bucket", true, 0],
    ["fixed", false, 10],
    ["fixed", true, 10],
  ])("%s, counted: %j, leaves room for %i in the next window", (kind, countsRefused, room) => {
    const window = open(kind, { countsRefused });
    admitted(window, 10, 400);
    expect(admitted(window, 15, 700)).toBe(0);
    expect(window.remaining(1_500)).toBe(room);
  });

  it("keep a log shut for as long as somebody knocks, if they count", () => {
    const window = open("log", { countsRefused: true });
    admitted(window, 10, 0);
    for (let atMs = 500; atMs <= 5_000; atMs += 50) expect(window.enter(atMs)).toBeGreaterThan(0);
    expect(window.enter(6_001)).toBe(0);
  });
});

describe("what a window tells of what comes", () => {
  const cases = (Object.keys(kinds) as Kind[]).flatMap((kind) =>
    [false, true].map((counts) => [kind, counts] as const),
  );

  it.each(cases)("%s, counting refused ones: %j, is right to the millisecond", (kind, countsRefused) => {
    let drawn = 1;
    const draw = (below: number): number => {
      drawn = (drawn * 48_271) % 2_147_483_647;
      return drawn % below;
    };
    let waits = 0;
    for (let round = 0; round < 60; round++) {
      const settings = { limit: 1 + draw(12), windowMs: 50 + draw(200), countsRefused };
      const past: number[] = [];
      const replay: Replay = () => {
        const window = open(kind, settings);
        for (const atMs of past) window.enter(atMs);
        return window;
      };
      let nowMs = 10_000 + draw(500);
      for (let request = 0; request < 40; request++) {
        nowMs += draw(Math.ceil((2 * settings.windowMs) / settings.limit));
        const window = replay();
        const remaining = window.remaining(nowMs);
        const moreInMs = window.moreInMs(nowMs);
        if (moreInMs !== undefined) {
          expect(moreInMs).toBeGreaterThan(0);
          expect(replay().remaining(nowMs + moreInMs)).toBeGreaterThan(remaining);
          if (moreInMs > 1) expect(replay().remaining(nowMs + moreInMs - 1)).toBeLessThanOrEqual(remaining);
        } else expect(remaining).toBe(settings.limit);
        const waitMs = window.enter(nowMs);
        past.push(nowMs);
        expect(waitMs === 0).toBe(remaining > 0);
        if (waitMs === 0) continue;
        waits += 1;
        expect(replay().remaining(nowMs + waitMs)).toBeGreaterThan(0);
        expect(replay().remaining(nowMs + waitMs - 1)).toBe(0);
      }
    }
    expect(waits).toBeGreaterThan(100);
  });
});
