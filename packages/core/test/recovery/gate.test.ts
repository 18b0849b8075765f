import { describe, expect, it } from "vitest";
import { GateState } from "../../src/recovery/gate-state.ts";
import { outageOf } from "../../src/recovery/outage.ts";
import { part, setUp } from "./support/set-up.ts";

describe("the gate before a server", () => {
  it("closes once calls fail one after the other, not for one", async () => {
    const { close, later } = setUp();
    expect(await close()).toBe(4);
    expect(later().passage).toBeUndefined();
  });

  it("closes for one that took long, where the last calls succeeded", async () => {
    for (const [afterMs, tookMs, isOpen] of [
      [200, 1, true],
      [200, 1_000, false],
      // Right after an answer, it is more likely that one request alone was lost.
      [50, 1_000, true],
    ] as const) {
      const { time, room, now } = setUp();
      now().settle("up");
      await time.run(afterMs);
      const passage = now();
      passage.send();
      await time.run(afterMs + tookMs);
      passage.settle("down");
      expect(room.isOpen).toBe(isOpen);
    }
  });

  it("stays open while others succeed", async () => {
    const { time, room, now } = setUp();
    for (let round = 0; round < 100; round++) {
      const [well, ...failing] = Array.from({ length: 5 }, now);
      await time.run(time.nowMs + 5);
      for (const passage of failing.slice(1)) passage.settle("down");
      well?.settle("up");
      failing[0]?.settle("down");
    }
    expect(room.isOpen).toBe(true);
  });

  it("needs a longer run of failures where failures are usual", async () => {
    const { time, room, now } = setUp();
    for (let round = 0; round < 40; round++) {
      for (const sign of ["up", "down"] as const) {
        const passage = now();
        await time.run(time.nowMs + 1);
        passage.settle(sign);
      }
    }
    let run = 1;
    for (; room.isOpen; run++) {
      const passage = now();
      await time.run(time.nowMs + 1);
      passage.settle("down");
    }
    expect(run).toBeGreaterThanOrEqual(8);
  });

  it("tells that the server is down again, where it goes down before all have gone on", () => {
    const state = new GateState();
    let nowMs = 0;
    const end = (sign: "up" | "down"): void => {
      const flyer = state.pass(nowMs);
      state.send(flyer, nowMs++);
      state.settle(flyer, sign, nowMs - 1, nowMs, 0.5);
    };
    const seen = (): unknown => outageOf(state, { ...part, waiting: 1, last: undefined }, nowMs)?.state;
    while (state.isOpen) end("down");
    expect(seen()).toBe("down");
    nowMs += 10_000;
    end("up");
    expect(seen()).toBe("recovering");
    for (let failure = 0; failure < 10; failure++) end("down");
    expect(seen()).toBe("down");
    end("up");
    expect(seen()).toBe("recovering");
  });

  it("lets one at a time try the server, after waits that double up to 8 s", async () => {
    const { time, close, later } = setUp();
    await close();
    const gaps: number[] = [];
    for (let probe = 0; probe < 6; probe++) {
      const fromMs = time.nowMs;
      const [first, second] = [later({ patienceMs: 60_000 }), later({ patienceMs: 5_000 })];
      await time.run(fromMs + 10_000);
      gaps.push((first.atMs ?? NaN) - fromMs);
      expect(second).toMatchObject({ passage: undefined, atMs: fromMs + 5_000 });
      first.passage?.settle("down");
    }
    // The attempts took up to 10 s, so that the bound is reached at once.
    expect(gaps).toEqual([250, 4_000, 4_000, 4_000, 4_000, 4_000]);
  });

  it("doubles its waits from one second where the server fails at once", async () => {
    const { time, close, later } = setUp();
    await close();
    const gaps: number[] = [];
    for (let probe = 0; probe < 6; probe++) {
      const fromMs = time.nowMs;
      const one = later({ patienceMs: 60_000 });
      while (!one.passage) await time.run(time.nowMs + 1);
      gaps.push((one.atMs ?? NaN) - fromMs);
      one.passage.settle("down");
    }
    expect(gaps).toEqual([250, 500, 1_000, 2_000, 4_000, 4_000]);
  });

  it("lets calls that were not sent before try the server first, and those that began first pass once it answers", async () => {
    const { time, close, later } = setUp();
    await close();
    const order: string[] = [];
    const waiting = {
      repeated: later({ again: true, agoMs: 50 }),
      fresh: later(),
      second: later(),
    };
    await time.run(250 + time.nowMs);
    expect(Object.values(waiting).map(({ passage }) => passage !== undefined)).toEqual([false, true, false]);
    await time.run(time.nowMs + 5);
    waiting.fresh.passage?.settle("up");
    for (const [name, { passage }] of Object.entries(waiting)) if (passage) order.push(name);
    expect(order).toEqual(["repeated", "fresh", "second"]);
  });

  it("lets twice as many pass for each round of answers, and opens when nobody waits", async () => {
    const { time, room, close, later } = setUp();
    // Half of those that were on their way when it closed is where growth becomes slower.
    const flying = Array.from({ length: 40 }, () => room.pass());
    await close();
    for (const passage of flying) passage?.settle("nothing");
    const waiting = Array.from({ length: 20 }, () => later());
    const counts: number[] = [];
    for (let round = 0; round < 5; round++) {
      await time.run(time.nowMs + (round ? 5 : 250));
      const passed = waiting.filter(({ passage, isDone }) => passage && !isDone);
      counts.push(waiting.filter(({ passage }) => passage).length);
      for (const one of passed) {
        one.passage?.settle("up");
        one.isDone = true;
      }
    }
    expect(counts[0]).toBe(1);
    expect(counts.slice(1, 3)).toEqual([3, 7]);
    expect(room.isOpen).toBe(true);
  });

  it("takes back what it let pass when answers become slow", async () => {
    const { time, room, now, close, later } = setUp();
    const first = now();
    await time.run(10);
    first.settle("up");
    await close();
    const waiting = Array.from({ length: 30 }, () => later({ patienceMs: 100_000 }));
    await time.run(time.nowMs + 250);
    const [probe] = waiting.filter(({ passage }) => passage);
    await time.run(time.nowMs + 500);
    probe?.passage?.settle("up");
    // Half a second is slow beside 10 ms: still one at a time, and not at once.
    expect(waiting.filter(({ passage }) => passage).length).toBe(1);
    await time.run(time.nowMs + 500);
    expect(waiting.filter(({ passage }) => passage).length).toBe(2);
    expect(room.isOpen).toBe(false);
  });
});
