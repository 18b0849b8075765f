import { describe, expect, it } from "vitest";
import { Lane } from "../../src/pacing/lane.ts";
import { memoryWindow } from "../../src/pacing/memory-window.ts";
import { Pacer } from "../../src/pacing/pacer.ts";
import type { Entry, Refusal, Slot } from "../../src/pacing/slot.ts";
import type { PacerSettings } from "../../src/pacing/steps.ts";
import { Waiter } from "../../src/pacing/waiter.ts";
import type { AdmissionRequest, PacingWindow } from "../../src/pacing/window.ts";
import { headersOf } from "./support/server.ts";
import { VirtualTime } from "./support/virtual-time.ts";

const call: Entry = { remainingMs: 300_000, attemptTimeoutMs: 30_000 };

const setUp = (options: Partial<PacerSettings> = {}) => {
  const time = new VirtualTime();
  const clock = time.clock();
  const window = memoryWindow(clock);
  const pacer = new Pacer({ window, clock, random: () => 0.5, limit: 10, ...options });
  /** A slot that is there at once. */
  const now = (entry: Partial<Entry> = {}): Slot => {
    const entered = pacer.enter({ ...call, ...entry });
    if ("then" in entered || entered.refused !== undefined) throw new Error("no slot now");
    return entered;
  };
  /** What a call that waits comes to, and when. */
  const later = (entry: Partial<Entry> = {}) => {
    const seen: { came?: Slot | Refusal; atMs?: number } = {};
    void Promise.resolve(pacer.enter({ ...call, ...entry })).then((came) => Object.assign(seen, { came, atMs: time.nowMs }));
    return seen;
  };
  /** Takes all places. */
  const fill = (count = 10): void => {
    now().settle("answered");
    for (let index = 1; index < count; index++) now().settle("answered");
  };
  return { time, clock, window, pacer, now, later, fill };
};

/** A window in a store: what it is asked, and its answers a moment later. */
const remote = (time: VirtualTime, inner: PacingWindow, asked: AdmissionRequest[], wayMs = 5): PacingWindow => ({
  async admit(request) {
    asked.push(request);
    await time.wait(wayMs);
    const answer = await inner.admit(request);
    await time.wait(wayMs);
    return answer;
  },
});

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
    expect(waiting.map(({ atMs }) => atMs)).toEqual(Array.from({ length: 12 }, (_, index) => (index < 10 ? 60_050 : undefined)));
  });

  it("refuses at once what cannot start in time, with the wait it would need", async () => {
    const { pacer, fill, later, time } = setUp();
    fill();
    expect(pacer.enter({ ...call, remainingMs: 60_000 })).toEqual({ refused: "deadline", waitMs: 60_050, waitedMs: 0 });
    for (let index = 0; index < 10; index++) later();
    expect(pacer.enter({ ...call, remainingMs: 120_000 })).toEqual({ refused: "deadline", waitMs: 120_050, waitedMs: 0 });
    expect(pacer.waiting).toBe(10);
    const last = later({ remainingMs: 120_051 });
    await time.run(130_000);
    expect(last.came).toMatchObject({ refused: "deadline" });
  });

  it("refuses at once when too many wait", async () => {
    const { pacer, fill, later } = setUp({ maxQueue: 2 });
    fill();
    later();
    later();
    expect(pacer.enter(call)).toMatchObject({ refused: "queue", waitMs: 60_050 });
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

  it("frees a slow call's place by when it was sent, where that is known", async () => {
    const { clock, time, now, later } = setUp({ limit: 20 });
    for (let index = 0; index < 19; index++) now().settle("answered");
    const slow = now({ slow: true });
    const sentAtMs = clock.now();
    await time.run(25_000);
    slow.settle("answered", { sentAtMs });
    await time.run(60_100);
    for (let index = 0; index < 19; index++) now();
    const next = later();
    await time.run(70_000);
    expect(next.atMs).toBe(60_050 + 500);
  });

  it("tells what was settled with the next step, or after 50 ms of silence, or at close", async () => {
    const { time, clock, window } = setUp();
    const asked: AdmissionRequest[] = [];
    const pacer = new Pacer({ window: remote(time, window, asked), clock, random: Math.random, limit: 10 });
    const enter = async (): Promise<Slot> => {
      const entered = pacer.enter(call);
      await time.run(time.nowMs + 20);
      return (await entered) as Slot;
    };
    (await enter()).settle("answered");
    const second = await enter();
    expect(asked.map(({ settlements }) => settlements.length)).toEqual([0, 1]);
    second.settle("answered");
    await time.run(time.nowMs + 50);
    expect(asked[2]).toMatchObject({ ids: [], settlements: [{ as: "counted", agoMs: 50 }] });
    (await enter()).settle("answered");
    void pacer.close();
    expect(asked[4]).toMatchObject({ ids: [], settlements: [{ as: "counted", agoMs: 0 }] });
  });

  it("asks again when a window does not answer, and refuses when it rejects", async () => {
    const { time, clock, window } = setUp();
    let isDeaf = true;
    const admit: PacingWindow["admit"] = async (request) => (isDeaf ? new Promise(() => {}) : window.admit(request));
    const pacer = new Pacer({ window: { admit }, clock, random: Math.random });
    const entered = Promise.resolve(pacer.enter(call));
    await time.run(500);
    isDeaf = false;
    await time.run(1_100);
    expect(await entered).toMatchObject({ waitedMs: 1_000 });
    const away = new Error("away");
    const broken = new Pacer({ window: { admit: () => Promise.reject(away) }, clock, random: Math.random });
    const refused = broken.enter(call);
    await time.run(2_000);
    expect(await refused).toMatchObject({ refused: "window", cause: away });
  });

  it("does not ask for one whose timer has not rung, as when its request on Workers has ended", () => {
    const lane = new Lane(false);
    const [gone, alive] = ["gone", "alive"].map((id) => new Waiter(call, id, 0)) as [Waiter, Waiter];
    lane.waiting.add(gone).add(alive);
    [gone.ringsMs, alive.ringsMs] = [10_000, 12_000];
    expect(lane.next(11_000)).toEqual([gone, alive]);
    expect(lane.next(11_001)).toEqual([alive]);
    expect(lane.waiting.size).toBe(1);
  });
});
