import { describe, expect, it } from "vitest";
import { setUp } from "./support/set-up.ts";

describe("a gate whose server is well again", () => {
  it("opens where no call has patience", async () => {
    const { time, room, close, later } = setUp();
    await close();
    expect(later({ patienceMs: 0 }).passage).toBeUndefined();
    await time.run(time.nowMs + 250);
    const probe = later({ patienceMs: 0 });
    expect(probe.passage).toBeDefined();
    await time.run(time.nowMs + 5);
    probe.passage?.settle("up");
    expect([room.isOpen, time.pending]).toEqual([true, 0]);
  });

  it("is tried while requests hang that were sent before it closed", async () => {
    const { time, room, now, close, later } = setUp();
    for (let call = 0; call < 30; call++) now();
    await close();
    const probe = later();
    await time.run(time.nowMs + 250);
    probe.passage?.settle("up");
    expect(room.isOpen).toBe(true);
  });

  it("is tried again 8 s after a request whose end nobody hears of", async () => {
    const { time, close, later } = setUp();
    await close();
    const gone = later();
    await time.run(time.nowMs + 250);
    const fromMs = time.nowMs;
    const next = later({ patienceMs: 60_000 });
    await time.run(fromMs + 20_000);
    expect(gone.passage).toBeDefined();
    expect(next.atMs).toBe(fromMs + 8_000);
  });

  it("opens to calls whose answers always took now 5 ms, now 300 ms", async () => {
    const { time, room, now, close, later } = setUp();
    const tookMs = (call: number): number => (call % 2 ? 5 : 300);
    for (let call = 0; call < 40; call++) {
      const passage = now();
      await time.run(time.nowMs + tookMs(call));
      passage.settle("up");
    }
    const flying = Array.from({ length: 20 }, now);
    await close();
    for (const passage of flying) passage.settle("down");
    const waiting = Array.from({ length: 100 }, () => later({ patienceMs: 60_000 }));
    const fromMs = time.nowMs;
    const ended = new Set<unknown>();
    while (!room.isOpen && time.nowMs < fromMs + 60_000) {
      waiting.forEach((one, call) => {
        if (!one.passage || ended.has(one) || time.nowMs < (one.atMs ?? 0) + tookMs(call)) return;
        ended.add(one);
        one.passage.settle("up");
      });
      await time.run(time.nowMs + 5);
    }
    expect(time.nowMs - fromMs).toBeLessThan(4_000);
  });

  /** How long it stays closed before a server that is up, and whose answers took 20 ms before and take as long as is said now. */
  const slowlyBack = async (tookMs: (call: number) => number) => {
    const { time, room, now, close, later } = setUp();
    const first = now();
    await time.run(20);
    first.settle("up");
    await close();
    const waiting = Array.from({ length: 60 }, () => later({ patienceMs: 200_000 }));
    const ended = new Set<unknown>();
    const fromMs = time.nowMs;
    while (!room.isOpen && time.nowMs < fromMs + 200_000) {
      waiting.forEach((one, call) => {
        if (!one.passage || ended.has(one) || time.nowMs < (one.atMs ?? 0) + tookMs(call)) return;
        ended.add(one);
        one.passage.settle("up");
      });
      await time.run(time.nowMs + 10);
    }
    return time.nowMs - fromMs;
  };

  it("opens to calls whose answers have become slower for good", async () => {
    expect(await slowlyBack(() => 200)).toBeLessThan(4_000);
    expect(await slowlyBack(() => 1_000)).toBeLessThan(13_000);
  });

  it("opens to them where they differ, once there have been many", async () => {
    const tookMs = await slowlyBack((call) => 200 + ((call * 7) % 10) * 30);
    expect(tookMs).toBeLessThan(16_000);
    expect(tookMs).toBeGreaterThan(8_000);
  });
});
