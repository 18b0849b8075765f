import { type Clock, systemClock } from "@techlookup/core";
import { type Admission, type AdmissionRequest, admit } from "@techlookup/core/platform";
import type { DenoKv } from "./deno-kv.ts";
import { SharedTime } from "./shared-time.ts";
import { readState, writeState } from "./state-text.ts";

/** How often a step is tried while others are quicker, and for how long. */
const maxTries = 8;
const triesMs = 500;
/** How long it is waited at most before the second try, and before any. */
const firstPauseMs = 4;
const longestPauseMs = 100;

/** Where a calendar is kept. */
export interface KvCalendar {
  readonly kv: DenoKv;
  /** The name of its key. */
  readonly key: () => Promise<readonly string[]>;
  /** By how much the clocks of the hosts may differ, in milliseconds. */
  readonly clockErrorMs: number;
  /** Default: the system's. For tests. */
  readonly clock?: Clock;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => void systemClock.setTimer(resolve, ms));

/**
 * The calendar's step, by reading, reckoning, and writing if nobody has written meanwhile; else again, after a random pause. After eight tries
 * or half a second it gives up, with `undefined`: each time somebody else got on. Then nothing is stored.
 *
 * @example
 * const step = kvStep({ kv, key: async () => ["techlookup"], clockErrorMs: 100 });
 */
export const kvStep = ({ kv, key, clockErrorMs, clock = systemClock }: KvCalendar) => {
  const time = new SharedTime(clock);
  return async (request: AdmissionRequest): Promise<Admission | undefined> => {
    const windowMs = request.windowMs + clockErrorMs;
    const name = await key();
    const beganMs = performance.now();
    for (let tries = 1; tries <= maxTries && performance.now() - beganMs < triesMs; tries++) {
      if (tries > 1) await pause(Math.random() * Math.min(longestPauseMs, firstPauseMs * 2 ** (tries - 2)));
      const { value, versionstamp } = await kv.get(name);
      const state = readState(value);
      const admission = admit(state, { ...request, windowMs }, time.at(state.atMs));
      // Of a dead key nothing is left.
      const expireIn = 4 * windowMs + request.leaseMs;
      const { ok } = await kv
        .atomic()
        .check({ key: name, versionstamp })
        .set(name, writeState(state), { expireIn })
        .commit();
      if (ok) return admission;
    }
    return undefined;
  };
};
