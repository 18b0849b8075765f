import { describe, expect, it } from "vitest";
import { Lane } from "../../src/pacing/lane.ts";
import { Pacer } from "../../src/pacing/pacer.ts";
import type { Slot } from "../../src/pacing/slot.ts";
import { Waiter } from "../../src/pacing/waiter.ts";
import type { AdmissionRequest, PacingWindow } from "../../src/pacing/window.ts";
import { call, remote, setUp } from "./support/set-up.ts";

describe("a pacer and its window", () => {
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

  it("leases a place for as long as its attempt can last, an hour at most", () => {
    const { clock, window } = setUp();
    const leases: number[] = [];
    const admit: PacingWindow["admit"] = (request) => {
      leases.push(request.leaseMs - 9_000);
      return window.admit(request);
    };
    const pacer = new Pacer({ window: { admit }, clock, random: Math.random, limit: 10 });
    for (const [attemptTimeoutMs, remainingMs] of [
      [30_000, 300_000],
      [Infinity, 300_000],
      [Infinity, Infinity],
    ] as const) {
      const entered = pacer.enter({ attemptTimeoutMs, remainingMs });
      if (!("then" in entered) && entered.refused === undefined) entered.settle("unsent");
    }
    expect(leases.filter((ms) => ms > 0)).toEqual([30_000, 300_000, 3_600_000]);
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
