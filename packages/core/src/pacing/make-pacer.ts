import type { Clock } from "../options/clock.ts";
import { memoryWindow } from "./memory-window.ts";
import { Pacer } from "./pacer.ts";
import type { PacingSettings } from "./pacing-options.ts";

/**
 * The pacer of one client, by the options of its user: with a window of its own, unless one is given.
 *
 * @example
 * const pacer = makePacer({ share: 1, maxQueue: Infinity, windowMs: 60_000 }, systemClock);
 */
export const makePacer = (pacing: PacingSettings, clock: Clock): Pacer =>
  // Places are named at random, not by a client's option, which is for jitter: no two may use the same names.
  new Pacer({ ...pacing, window: pacing.window ?? memoryWindow(clock), clock, random: Math.random });
