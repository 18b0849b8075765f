import { memoryWindow } from "../../../src/pacing/memory-window.ts";
import { Pacer } from "../../../src/pacing/pacer.ts";
import type { Entry, Refusal, Slot } from "../../../src/pacing/slot.ts";
import type { PacerSettings } from "../../../src/pacing/steps.ts";
import type { AdmissionRequest, PacingWindow } from "../../../src/pacing/window.ts";
import { VirtualTime } from "./virtual-time.ts";

/** A call with the limits of a client's default. */
export const call: Entry = { remainingMs: 300_000, attemptTimeoutMs: 30_000 };

/** A pacer on a window of 10 a minute, in virtual time. */
export const setUp = (options: Partial<PacerSettings> = {}) => {
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
    void Promise.resolve(pacer.enter({ ...call, ...entry })).then((came) =>
      Object.assign(seen, { came, atMs: time.nowMs }),
    );
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
export const remote = (time: VirtualTime, inner: PacingWindow, asked: AdmissionRequest[], wayMs = 5): PacingWindow => ({
  async admit(request) {
    asked.push(request);
    await time.wait(wayMs);
    const answer = await inner.admit(request);
    await time.wait(wayMs);
    return answer;
  },
});
