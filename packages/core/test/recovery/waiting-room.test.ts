import { describe, expect, it } from "vitest";
import { timerClock } from "../../src/options/clock.ts";
import type { Passage } from "../../src/recovery/passage.ts";
import { WaitingRoom } from "../../src/recovery/waiting-room.ts";
import { VirtualTime } from "../pacing/support/virtual-time.ts";
import { part, setUp } from "./support/set-up.ts";

const fails = (): never => {
  throw new Error("of the caller's own");
};

describe("a call that waits at the gate", () => {
  it("ends a wait by its signal at once, and leaves no timer", async () => {
    const { time, room, close, later } = setUp();
    await close();
    const controller = new AbortController();
    const leaves = later({ signal: controller.signal });
    await time.run(time.nowMs + 100);
    controller.abort();
    expect(leaves).toMatchObject({ passage: undefined, atMs: time.nowMs });
    expect([room.waiting, time.pending]).toEqual([0, 0]);
  });

  it("takes a number for jitter that is none for the greatest, and waits no longer for it", async () => {
    for (const random of [() => Infinity, () => Number.NaN, () => -1, fails]) {
      const { time, room, close, later } = setUp(random);
      await close();
      const fromMs = time.nowMs;
      const one = later({ patienceMs: Infinity });
      await time.run(fromMs + 499);
      expect(one.atMs).toBeUndefined();
      await time.run(fromMs + 501);
      one.passage?.settle("up");
      expect([one.atMs, room.isOpen]).toEqual([fromMs + 500, true]);
    }
  });

  it("ends once, and stops nobody else, where its signal throws in the middle", async () => {
    let isBroken = false;
    const fail = (): false => isBroken && fails();
    const listening = { addEventListener: () => {}, removeEventListener: () => {} };
    const signals = [
      { ...listening, aborted: false, removeEventListener: fail },
      Object.defineProperty({ ...listening }, "aborted", { get: fail }),
    ];
    for (const signal of signals) {
      isBroken = false;
      const { time, room, close, later } = setUp();
      await close();
      const other = later();
      const one = later({ patienceMs: 500, signal: signal as never });
      isBroken = true;
      while (!other.passage) await time.run(time.nowMs + 10);
      if (signal === signals[0]) other.passage.settle("up");
      await time.run(time.nowMs + 1_000);
      expect([one.atMs, room.waiting]).toEqual([expect.any(Number), 0]);
    }
  });

  it("refuses at once who has no patience", async () => {
    const { time, close, later } = setUp();
    await close();
    expect(later({ patienceMs: 0 })).toMatchObject({ passage: undefined, atMs: time.nowMs });
  });

  it("tries the server as a retry only while the budget pays, and 30 s after the last one all the same", async () => {
    const { time, close, later } = setUp();
    await close();
    let tokens = 2;
    const pay = (): boolean => tokens-- > 0;
    const fromMs = time.nowMs;
    const retries = Array.from({ length: 5 }, () => later({ again: true, patienceMs: 300_000, pay }));
    while (time.nowMs < fromMs + 100_000) {
      await time.run(time.nowMs + 100);
      for (const one of retries) {
        if (one.passage && !one.isDone) one.passage.settle("down");
        one.isDone = one.passage !== undefined;
      }
    }
    const gaps = retries.flatMap(({ atMs }) => atMs ?? []).map((atMs, index, all) => atMs - (all[index - 1] ?? fromMs));
    expect(gaps.length).toBe(5);
    expect(gaps[1]).toBeLessThan(10_000);
    for (const gap of gaps.slice(2)) expect(gap).toBeGreaterThanOrEqual(30_000);
  });

  it("loses its place to the next after a second in which it was not sent, and waits anew", async () => {
    const { time, room, close } = setUp();
    await close();
    const passed: [passage: Passage, atMs: number][] = [];
    for (let call = 0; call < 2; call++)
      room.wait(
        { patienceMs: 60_000, again: false, agoMs: 0 },
        (passage) => passage && passed.push([passage, time.nowMs]),
      );
    await time.run(time.nowMs + 2_000);
    const [[first, firstMs], [second, secondMs]] = passed as [[Passage, number], [Passage, number]];
    expect(secondMs - firstMs).toBe(1_000);
    expect([second.send(), first.send()]).toEqual([true, false]);
  });

  it("has its place again where it was let pass and could not be sent", async () => {
    const { time, close, later } = setUp();
    await close();
    const waiting = [later(), later()];
    await time.run(time.nowMs + 100);
    waiting.push(later());
    const back = later({ inLineMs: 50 });
    const order = [waiting[0], waiting[1], back, waiting[2]];
    for (const one of order) {
      while (!one?.passage) await time.run(time.nowMs + 10);
      expect(order.filter((other) => other?.passage)).toHaveLength(order.indexOf(one) + 1);
      one.passage.settle("down");
    }
  });

  it("does not count as lost where its own signal ends it", async () => {
    const { time, close, later } = setUp(0.999);
    await close();
    const [first] = [later({ patienceMs: 60_000 })];
    for (let call = 0; call < 6; call++) later({ signal: AbortSignal.abort() });
    await time.run(time.nowMs + 400);
    expect(first?.passage).toBeUndefined();
  });

  it("makes one that has not been sent wait anew once it has closed", async () => {
    const { now, close } = setUp();
    const early = now();
    expect(early.send()).toBe(true);
    await close();
    expect(early.send()).toBe(false);
  });

  it("holds up nobody when the caller's own clock throws", () => {
    let isBroken = false;
    const look = (): number => {
      if (isBroken) throw new Error("no time");
      return 7;
    };
    const clock = timerClock({
      now: look,
      setTimer: () => {
        throw new Error("no timers");
      },
    });
    const room = new WaitingRoom(clock, () => 0.5, part);
    const passages = Array.from({ length: 4 }, () => room.pass());
    isBroken = true;
    // Each is settled, whatever the time.
    for (const passage of passages) passage?.settle("up");
    isBroken = false;
    for (let call = 0; call < 4; call++) room.pass()?.settle("down");
    expect(room.isOpen).toBe(false);
    expect(() => room.wait({ patienceMs: 10, again: false, agoMs: 0 }, () => {})).toThrow("no timers");
    expect(room.waiting).toBe(0);
  });

  it("keeps its patience where the timers end that other calls set, as on Workers", async () => {
    const time = new VirtualTime();
    const clock = time.clock();
    /** Those of a request that is over. */
    const dead: (() => void)[] = [];
    let isOther = false;
    const setTimer: typeof clock.setTimer = (callback, ms) => {
      const callOff = clock.setTimer(callback, ms);
      if (isOther) dead.push(callOff);
      return callOff;
    };
    const room = new WaitingRoom({ ...clock, setTimer }, () => 0.999, part);
    for (let call = 0; call < 4; call++) room.pass()?.settle("down");
    let probe: ReturnType<WaitingRoom["pass"]>;
    isOther = true;
    room.wait({ patienceMs: 60_000, again: false, agoMs: 0 }, (passage) => {
      probe = passage;
      probe?.send();
    });
    await time.run(1_000);
    let endMs = 0;
    isOther = false;
    room.wait({ patienceMs: 1_000, again: false, agoMs: 0 }, () => {
      endMs = time.nowMs;
    });
    isOther = true;
    await time.run(1_500);
    probe?.settle("down");
    for (const callOff of dead) callOff();
    isOther = false;
    await time.run(20_000);
    expect(endMs).toBe(2_000);
  });
});
