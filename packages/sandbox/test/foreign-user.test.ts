import { describe, expect, it } from "vitest";
import { createSandbox, type ForeignUser, type SandboxSettings } from "../src/index.ts";
import { ForeignArrivals } from "../src/limits/foreign-user.ts";
import { callerOf } from "./support/caller.ts";
import { testClock } from "./support/test-clock.ts";

const timesOf = (user: ForeignUser, untilMs: number, windowMs = 1_000): number[] => {
  const times: number[] = [];
  new ForeignArrivals(user, windowMs, 0).play(untilMs, (atMs) => times.push(atMs));
  return times;
};

describe("when a foreign user's requests come", () => {
  it("is at equal distances, or all at once", () => {
    expect(timesOf({ requests: 4 }, 1_000)).toEqual([250, 500, 750, 1_000]);
    expect(timesOf({ requests: 2, pattern: "burst" }, 2_500)).toEqual([1_000, 1_000, 2_000, 2_000]);
    expect(timesOf({ requests: 0 }, 5_000)).toEqual([]);
  });

  it("comes, though the time of day is large beside the gaps between them", () => {
    const startMs = 1_700_000_000_000;
    let requests = 0;
    new ForeignArrivals({ requests: 1_000_000 }, 100, startMs).play(startMs + 1, () => {
      requests++;
      if (requests > 100_000) throw new Error("they never end");
    });
    expect(Math.abs(requests - 10_000)).toBeLessThanOrEqual(1);
  });

  it("is random, as many on average, and the same for the same seed", () => {
    const random = (seed?: number) => timesOf({ requests: 500, pattern: "random", ...(seed && { seed }) }, 3_999);
    const times = random();
    expect(times.length).toBeGreaterThan(1_850);
    expect(times.length).toBeLessThan(2_150);
    const gaps = times.map((time, index) => time - (times[index - 1] ?? 0));
    // Of gaps as independent users have them, this share is shorter than their mean.
    const short = gaps.filter((gap) => gap < 2).length / gaps.length;
    expect(short).toBeGreaterThan(1 - Math.exp(-1) - 0.05);
    expect(short).toBeLessThan(1 - Math.exp(-1) + 0.05);
    expect(random(1)).toEqual(times);
    expect(random(2)).not.toEqual(times);
  });

  it("is played in parts as in one go, and over a year without a request at once", () => {
    const arrivals = new ForeignArrivals({ requests: 7, pattern: "random" }, 1_000, 0);
    const times: number[] = [];
    for (let nowMs = 0; nowMs <= 2_000; nowMs += 3) arrivals.play(nowMs, (atMs) => times.push(atMs));
    expect(times).toEqual(timesOf({ requests: 7, pattern: "random" }, 1_998));
    const late = timesOf({ requests: 1_000 }, 365 * 86_400_000, 60_000);
    expect(late.length).toBeLessThanOrEqual(4_000);
    expect(late.at(-1)).toBeGreaterThan(365 * 86_400_000 - 61);
  });
});

describe("a foreign user on the same key", () => {
  const start = (settings: SandboxSettings) => {
    const clock = testClock();
    const sandbox = createSandbox({ clock, requests: { pro: 30 }, ...settings });
    return { clock, sandbox, ...callerOf(sandbox) };
  };

  it("takes room that the caller sees go, and comes on the test clock", async () => {
    const { clock, sandbox, get } = start({ foreignUser: { requests: 10 } });
    const remaining = async () => (await get("/v1/usage")).headers.get("x-ratelimit-remaining");
    expect(await remaining()).toBe("29");
    await clock.advance(30_000);
    expect(await remaining()).toBe("23");
    await clock.advance(60_000);
    expect(await remaining()).toBe("19");
    // An answer that is scripted counts nothing itself.
    await clock.advance(12_000);
    sandbox.script({ kind: "error", code: "INTERNAL_ERROR" });
    expect(await remaining()).toBe("19");
    await clock.advance(48_000);
    sandbox.script({ kind: "error", code: "INTERNAL_ERROR" });
    expect(await remaining()).toBe("20");
  });

  it("is turned away where the caller was first, and tells how often", async () => {
    const { clock, sandbox, burst } = start({ foreignUser: { requests: 10 } });
    expect((await burst(32)).filter((status) => status === 429)).toHaveLength(2);
    await clock.advance(59_999);
    await burst(1);
    expect(sandbox.counts()).toMatchObject({ rateLimited: 3, foreignUser: { requests: 9, refused: 9 } });
  });

  it("uses each key by itself", async () => {
    const { clock, sandbox } = start({ foreignUser: { requests: 60 } });
    await clock.advance(60_000);
    expect(await callerOf(sandbox).burst(1)).toEqual([429]);
    expect(await callerOf(sandbox, sandbox.keys.scale).burst(1)).toEqual([200]);
  });
});
