import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { kvStep } from "../../src/kv/kv-calendar.ts";
import { type KvServer, startKv } from "./support/kv-server.ts";

const windowMs = 1_000;
const marginMs = 50;
let server: KvServer;
let windows = 0;
beforeAll(async () => {
  server = await startKv(":memory:");
});
afterAll(() => server.stop());

/** Processes with one window, and the time that really passes. */
const world = () => {
  const key = [`time${++windows}`];
  let realMs = 1_000_000;
  const pass = (ms: number): void => {
    realMs += ms;
  };
  /** A process whose time of day differs by so much from the true one. `set` sets it on or back. */
  const join = (aheadMs: number, clockErrorMs = 0) => {
    let setMs = aheadMs;
    const bootMs = Math.random() * 1_000;
    const clock = { now: () => realMs + setMs, elapsed: () => realMs - bootMs, setTimer: () => () => {} };
    const step = kvStep({ kv: server.kv, key: async () => key, clockErrorMs, clock });
    const set = (ms: number): void => {
      setMs += ms;
    };
    let ids = 0;
    const name = `${aheadMs}/${bootMs}/`;
    const admit = async (want: number, settle: readonly string[] = []) => {
      const asked = Array.from({ length: want }, () => name + ids++);
      const settlements = settle.map((id) => ({ id, as: "counted", agoMs: 0 }) as const);
      const request = { bulk: false, horizonMs: 0, leaseMs: 300, settlements, windowMs, share: 1, limit: 4 };
      const answer = await step({ ...request, ids: asked });
      return asked.slice(0, answer?.starts.length ?? 0);
    };
    return { admit, set };
  };
  /** Fills the window by turns, and asks by turns until the first place is free again: how long that took. */
  const fill = async (...all: ReturnType<typeof join>[]): Promise<number> => {
    const one = all[0] as ReturnType<typeof join>;
    await one.admit(0, await one.admit(1));
    for (let place = 0; place < 3; place++) {
      const process = all[place % all.length] as ReturnType<typeof join>;
      const got = await process.admit(1);
      expect(got).toHaveLength(1);
      await process.admit(0, got);
    }
    for (let tookMs = 0; ; tookMs += 10) {
      const process = all[(tookMs / 10) % all.length] as ReturnType<typeof join>;
      if ((await process.admit(1)).length || tookMs > 5_000) return tookMs;
      pass(10);
    }
  };
  return { join, pass, fill };
};

describe("processes whose store has no clock", () => {
  it("free no place before its time where the clocks agree", async () => {
    const { join, fill } = world();
    expect(await fill(join(0), join(0))).toBe(windowMs + marginMs);
  });

  it.each([
    [40, 0],
    [0, 40],
    [-700, 30],
  ])("free none before where they differ, however often they take turns (%i and %i ms ahead)", async (one, two) => {
    const { join, fill } = world();
    // Waiting for longer than the clocks differ is the price.
    const clockErrorMs = Math.abs(one - two);
    const tookMs = await fill(join(one, clockErrorMs), join(two, clockErrorMs));
    expect(tookMs).toBeGreaterThanOrEqual(windowMs + marginMs);
    expect(tookMs).toBeLessThanOrEqual(windowMs + marginMs + clockErrorMs + 10);
  });

  it("free none before where steps follow each other within a millisecond", async () => {
    const { join, pass } = world();
    const process = join(0);
    await process.admit(0, await process.admit(1));
    await process.admit(0, await process.admit(3));
    for (let step = 0; step < 500; step++) {
      pass(0.3);
      await process.admit(0);
    }
    pass(windowMs + marginMs - 150 - 5);
    expect(await process.admit(1)).toHaveLength(0);
    pass(6);
    expect(await process.admit(1)).toHaveLength(1);
  });

  it.each([3_600_000, -3_600_000])("do not heed a time of day that is set (by %i ms)", async (ms) => {
    const { join, pass, fill } = world();
    const [one, two] = [join(0), join(0)];
    await one.admit(0);
    pass(100);
    one.set(ms);
    expect(await fill(one, two)).toBe(windowMs + marginMs);
  });

  it("follow the one that is ahead, and agree once they have taken turns, however far apart they began", async () => {
    const { join, pass, fill } = world();
    const [right, behind] = [join(0), join(-10_000)];
    await right.admit(0);
    pass(300);
    await behind.admit(0);
    // Until now it takes what is 300 ms old for news.
    await right.admit(0);
    await behind.admit(0);
    expect(await fill(behind, right)).toBe(windowMs + marginMs);
  });
});
