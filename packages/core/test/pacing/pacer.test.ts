import { describe, expect, it, vi } from "vitest";
import type { Slot } from "../../src/pacing/slot.ts";
import { headersOf } from "./support/server.ts";
import { call, setUp } from "./support/set-up.ts";

describe("a pacer", () => {
  it("gives a slot at once where there is room: no promise, no timer", () => {
    const { now, time } = setUp();
    now().settle("answered");
    for (let index = 0; index < 9; index++) expect(now().waitedMs).toBe(0);
    expect(time.pending).toBe(0);
  });

  it("gives slots first come, first served, a window after the answers", async () => {
    const { later, fill, time } = setUp();
    fill();
    const waiting = Array.from({ length: 12 }, () => later());
    await time.run(100_000);
    expect(waiting.map(({ atMs }) => atMs)).toEqual(
      Array.from({ length: 12 }, (_, index) => (index < 10 ? 60_050 : undefined)),
    );
  });

  it("refuses at once what cannot start in time, with the wait it would need", async () => {
    const { pacer, fill, later, time } = setUp();
    fill();
    expect(pacer.enter({ ...call, remainingMs: 60_000 })).toEqual({ refused: "deadline", waitMs: 60_050, waitedMs: 0 });
    for (let index = 0; index < 10; index++) later();
    expect(pacer.enter({ ...call, remainingMs: 120_000 })).toEqual({
      refused: "deadline",
      waitMs: 120_050,
      waitedMs: 0,
    });
    expect(pacer.waiting).toBe(10);
    const last = later({ remainingMs: 120_051 });
    await time.run(130_000);
    expect(last.came).toMatchObject({ refused: "deadline" });
  });

  it("refuses nobody for what others take now, since they may take nothing next", async () => {
    const { now, later, time } = setUp({ limit: undefined });
    const first = now();
    const waiting = Array.from({ length: 9 }, () => later());
    first.settle("refused", { headers: headersOf(10, 0), retryAfterMs: 1_000 });
    await time.run(1_000);
    expect(waiting.every(({ came }) => !came)).toBe(true);
  });

  it("starts nobody who has no time left, even where the start is due", async () => {
    const { fill, later, time, clock, pacer } = setUp();
    fill();
    expect(pacer.enter({ ...call, remainingMs: 60_050 })).toMatchObject({ refused: "deadline", waitMs: 60_050 });
    const late = later({ remainingMs: 60_100 });
    await time.run(59_000);
    // The timer rings when the time is over.
    clock.frozenUntilMs = 60_100;
    await time.run(61_000);
    expect(late).toMatchObject({ came: { refused: "deadline", waitMs: 0, waitedMs: 60_100 }, atMs: 60_100 });
    expect(pacer.waiting).toBe(0);
  });

  it("listens to a caller's signal once, however often it looks again", async () => {
    const { fill, later, time } = setUp();
    fill();
    const { signal } = new AbortController();
    const added = vi.spyOn(signal, "addEventListener");
    const removed = vi.spyOn(signal, "removeEventListener");
    const waiting = later({ signal });
    await time.run(70_000);
    expect(waiting.atMs).toBe(60_050);
    expect([added.mock.calls.length, removed.mock.calls.length]).toEqual([1, 1]);
  });

  it("refuses at once when too many wait", async () => {
    const { pacer, fill, later } = setUp({ maxQueue: 2 });
    fill();
    later();
    later();
    expect(pacer.enter(call)).toMatchObject({ refused: "queue", waitMs: 60_050 });
  });

  it("refuses nobody for the queue who finds room, though time passes while he asks", () => {
    let readings = 0;
    const clock = { now: () => 0, elapsed: () => ++readings / 1_000, setTimer: () => expect.fail("there is room") };
    const { pacer } = setUp({ maxQueue: 0, clock });
    expect(pacer.enter(call)).toMatchObject({ waitedMs: expect.any(Number), settle: expect.any(Function) });
  });

  it("lets one that leaves give its place to the next", async () => {
    const { fill, later, time, pacer } = setUp({ limit: 1 });
    fill(1);
    const controller = new AbortController();
    const leaves = later({ signal: controller.signal });
    const next = later();
    await time.run(59_900);
    controller.abort();
    await time.run(70_000);
    expect(leaves).toMatchObject({ came: { refused: "aborted" }, atMs: 59_900 });
    expect(next.atMs).toBe(60_050);
    expect(pacer.waiting).toBe(0);
    (next.came as Slot).settle("answered");
    await time.run();
    expect(time.pending).toBe(0);
  });

  it("refuses one that has left before it came", () => {
    const { pacer } = setUp();
    expect(pacer.enter({ ...call, signal: AbortSignal.abort() })).toMatchObject({ refused: "aborted" });
  });

  it("sends one that is answered at once ahead of a slow one, while nothing is known", async () => {
    const { later, time } = setUp();
    const slow = later({ slow: true });
    const quick = later();
    await time.run(10);
    expect(quick.atMs).toBe(0);
    expect(slow.came).toBeUndefined();
    (quick.came as Slot).settle("answered");
    await time.run(20);
    expect(slow.atMs).toBe(10);
  });

  it("serves others before the bulk lane, and a call that was sent before first", async () => {
    const { fill, later, time } = setUp({ limit: 3 });
    fill(3);
    const bulk = later({ bulk: true });
    const other = later();
    const again = later({ again: true });
    const order: string[] = [];
    await time.run(60_050);
    for (const [name, { came }] of Object.entries({ bulk, other, again })) if (came) order.push(name);
    expect(order).toEqual(["bulk", "other", "again"]);
    const { fill: fillOne, later: one, time: clock } = setUp({ limit: 1 });
    fillOne(1);
    const [second, third, first] = [one(), one({ bulk: true }), one({ again: true })];
    await clock.run(60_050);
    expect([first.atMs, second.atMs, third.atMs]).toEqual([60_050, undefined, undefined]);
  });

  it("serves calls that were sent before in their order", async () => {
    const { fill, later, time } = setUp({ limit: 1 });
    fill(1);
    const [third, first, second] = [later(), later({ again: true }), later({ again: true })];
    let round = 0;
    for (const call of [first, second, third]) {
      expect(call.came).toBeUndefined();
      await time.run(60_050 * ++round);
      (call.came as Slot).settle("answered");
    }
  });

  it("closes the gate for all that wait when one is refused, also for those that have a start", async () => {
    const { now, later, time } = setUp({ limit: 2 });
    now().settle("answered");
    const flying = now();
    const waiting = later();
    await time.run(59_000);
    flying.settle("refused", { retryAfterMs: 10_000 });
    await time.run(69_000);
    expect(waiting.came).toBeUndefined();
    await time.run(69_050);
    expect(waiting.atMs).toBe(69_050);
  });

  it("learns the limit from headers, and lets all wait for the first answer", async () => {
    const { now, later, time, pacer } = setUp({ limit: undefined });
    const first = now();
    const waiting = Array.from({ length: 4 }, () => later());
    await time.run(200);
    expect(waiting.every(({ came }) => !came)).toBe(true);
    first.settle("answered", { headers: headersOf(3, 2) });
    await time.run(300);
    expect(waiting.map(({ atMs }) => atMs)).toEqual([200, 200, undefined, undefined]);
    expect(pacer.waiting).toBe(2);
  });
});
