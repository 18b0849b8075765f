import { getEventListeners } from "node:events";
import type { Passage } from "../../../src/recovery/passage.ts";
import { seeded } from "../../pacing/support/simulate.ts";
import { VirtualTime } from "../../pacing/support/virtual-time.ts";
import { Observer } from "./observer.ts";
import { part } from "./set-up.ts";

/** The code that is tried: that of `src/recovery`, or a mutant. */
export type Recovery = typeof import("../../../src/recovery/waiting-room.ts");

/** One call that comes to the gate. */
export interface Call {
  readonly atMs: number;
  readonly patienceMs: number;
  readonly again: boolean;
  readonly agoMs: number;
  /** Its signal aborts while it waits. */
  readonly abortAfterMs?: number | undefined;
  /** How long it waits for something else once it has passed, before it is sent. */
  readonly holdMs: number;
  /** How long its request takes where it fails. */
  readonly failsAfterMs: number;
  /** Whether nobody hears of the end of a request that fails. */
  readonly hangs?: boolean;
  /** Whether its request fails though the server is up. */
  readonly unlucky?: boolean;
}

/** Calls, and when the server is down. */
export interface World {
  readonly calls: readonly Call[];
  readonly outages: readonly { readonly atMs: number; readonly forMs: number }[];
  readonly latencyMs: number;
  /** Whether no timer can be called off, as on Workers those of another request. */
  readonly stuck?: boolean;
  /** Of the gate's own random numbers: a seed, or a number that is always given. */
  readonly seed?: number;
  readonly random?: number;
}

/** What came of it. */
export interface Lived {
  /** What was seen that must not be, in words. */
  readonly broken: ReadonlySet<string>;
  /** Requests that reached the server while it was down. */
  readonly sentInVain: number;
  readonly answered: number;
  /** How many times a call had to wait. */
  readonly waited: number;
  /** When the gate was seen open first, once the last call had come. */
  readonly openMs: number;
}

/** Later than anything happens. */
const endMs = 10_000_000;

/** Lives through a world in virtual time. */
export const live = async ({ WaitingRoom }: Recovery, world: World): Promise<Lived> => {
  const { calls, outages, latencyMs, seed = 1, random } = world;
  const time = new VirtualTime();
  const observer = new Observer(time, Math.max(...calls.map(({ atMs }) => atMs)), world.stuck);
  const room = new WaitingRoom(observer.clock, random === undefined ? seeded(seed) : () => random, part);
  observer.room = room;
  const counts = { sentInVain: 0, answered: 0 };

  const send = (call: Call, passage: Passage): void => {
    const isDown = outages.some(({ atMs, forMs }) => time.nowMs >= atMs && time.nowMs < atMs + forMs);
    if (isDown) counts.sentInVain++;
    const fails = isDown || call.unlucky === true;
    if (isDown && call.hangs) return;
    time.at(time.nowMs + (fails ? call.failsAfterMs : latencyMs), () => {
      if (!fails) counts.answered++;
      observer.look();
      observer.ends(passage, !fails);
      passage.settle(fails ? "down" : "up");
      observer.look();
    });
  };

  const enter = (call: Call, patienceMs: number, signal: AbortSignal): void => {
    observer.look();
    const sinceMs = time.nowMs;
    const go = (passage: Passage): void => {
      observer.passes(passage);
      const attempt = (): void => {
        if (passage.send()) {
          observer.sends(passage);
          send(call, passage);
          return;
        }
        observer.ends(passage, false);
        passage.settle("nothing");
        enter(call, Math.max(0, patienceMs - (time.nowMs - sinceMs)), signal);
      };
      if (call.holdMs) time.at(time.nowMs + call.holdMs, attempt);
      else attempt();
    };
    const passage = room.pass();
    if (passage) {
      go(passage);
      return;
    }
    const waiter = observer.waits(call, patienceMs, signal);
    room.wait({ ...call, patienceMs, signal }, (passed) => {
      observer.leaves(waiter, passed !== undefined);
      if (passed) go(passed);
    });
    observer.look();
  };

  const signals = calls.map((call) => {
    const controller = new AbortController();
    time.at(call.atMs, () => enter(call, call.patienceMs, controller.signal));
    if (call.abortAfterMs !== undefined) {
      time.at(call.atMs + call.abortAfterMs, () => {
        controller.abort();
        observer.look();
      });
    }
    return controller.signal;
  });
  await time.run(endMs);
  if (signals.some((signal) => getEventListeners(signal, "abort").length > 0))
    observer.broken.add("a listener is left");
  observer.end();
  return { ...counts, waited: observer.waited, openMs: observer.openMs, broken: observer.broken };
};
