import { describe, expect, it } from "vitest";
import { Pacer } from "../../src/pacing/pacer.ts";
import type { Slot } from "../../src/pacing/slot.ts";
import type { Admission, PacingWindow } from "../../src/pacing/window.ts";
import { call, setUp } from "./support/set-up.ts";

const good: Admission = { starts: [0], waitMs: 0, askMs: 0, gateMs: 0, cold: false };
const answers = {
  "nothing at all": undefined,
  "no starts": {},
  // Were it used, a timer would ring for ever.
  "a start that is no number": { ...good, starts: [NaN] },
  "a start that is a text": { ...good, starts: ["0"] },
  "no moment to ask again": { ...good, starts: [], askMs: undefined },
} as Record<string, unknown> as Record<string, Admission>;

describe("a window that is broken", () => {
  it("is asked once for a call, where it throws", () => {
    let asked = 0;
    const cause = new Error("away");
    const admit = (): Admission => {
      // Were it asked for ever, no test could say so.
      if (asked++ > 10) return good;
      throw cause;
    };
    const { pacer } = setUp({ window: { admit } });
    expect(pacer.enter(call)).toMatchObject({ refused: "window", cause });
    expect([asked, pacer.waiting]).toEqual([1, 0]);
  });

  for (const [name, answer] of Object.entries(answers)) {
    let asked = 0;
    const windows: PacingWindow[] = [
      { admit: () => (asked++ > 10 ? good : answer) },
      { admit: async () => (asked++ > 10 ? good : answer) },
    ];
    it(`is one that answers ${name}`, async () => {
      for (const window of windows) {
        const { pacer, later, time } = setUp({ window });
        const waiting = later();
        await time.run(0);
        expect(waiting.came).toMatchObject({ refused: "window", cause: { name: "TypeError" } });
        expect([pacer.waiting, time.pending]).toEqual([0, 0]);
      }
    });
  }

  it("does not close the gate for longer because it was told late", async () => {
    const { time, window, clock } = setUp();
    let isAway = false;
    const admit: PacingWindow["admit"] = async (request) => {
      if (isAway) throw new Error("away");
      return window.admit(request);
    };
    const pacer = new Pacer({ window: { admit }, clock, random: Math.random, limit: 10 });
    const slot = (await pacer.enter(call)) as Slot;
    isAway = true;
    slot.settle("refused", { retryAfterMs: 10_000 });
    await time.run(8_000);
    isAway = false;
    await pacer.close();
    const step = { ids: [], bulk: false, horizonMs: 2_000, leaseMs: 0, settlements: [], windowMs: 60_000, share: 1 };
    expect(window.admit(step)).toMatchObject({ gateMs: 2_050 });
  });

  it("refuses nobody who has a start from an answer that came", async () => {
    const { time, window } = setUp();
    let asked = 0;
    const admit: PacingWindow["admit"] = async (request) => {
      // The first answer is lost, and its failure comes after the second.
      if (asked++) return { ...(await window.admit(request)), starts: request.ids.map(() => 1_500) };
      await time.wait(1_200);
      throw new Error("lost");
    };
    const pacer = new Pacer({ window: { admit }, clock: time.clock(), random: Math.random });
    const entered = Promise.resolve(pacer.enter(call));
    await time.run(5_000);
    expect(await entered).toMatchObject({ waitedMs: 2_500 });
  });
});
