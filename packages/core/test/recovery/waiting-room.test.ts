import { describe, expect, it } from "vitest";
import { setUp } from "./support/set-up.ts";

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

  it("refuses at once who has no patience", async () => {
    const { time, close, later } = setUp();
    await close();
    expect(later({ patienceMs: 0 })).toMatchObject({ passage: undefined, atMs: time.nowMs });
  });

  it("tries the server once five calls have run out of patience, however long the wait still is", async () => {
    const { time, close, later } = setUp(0.999);
    await close();
    for (let probe = 0; probe < 5; probe++) {
      const one = later({ patienceMs: 60_000 });
      while (!one.passage) await time.run(time.nowMs + 10);
      one.passage.settle("down");
    }
    const fromMs = time.nowMs;
    for (let call = 0; call < 5; call++) later({ patienceMs: 1_000 + call });
    const next = later({ patienceMs: 60_000 });
    await time.run(fromMs + 2_000);
    expect(next.atMs).toBe(fromMs + 1_004);
  });

  it("makes one that has not been sent wait anew once it has closed", async () => {
    const { now, close } = setUp();
    const early = now();
    expect(early.isStale).toBe(false);
    await close();
    expect(early.isStale).toBe(true);
  });
});
