import { type Clock, elapsedMs } from "../options/clock.ts";
import { admit } from "./calendar.ts";
import { newCalendar } from "./calendar-state.ts";
import type { PacingWindow } from "./window.ts";

/**
 * A window that counts in this process alone, by its monotonic clock. Pass one window to several clients of the same key to share
 * the limit. While a computer sleeps, that clock may stand still: requests then wait longer, never shorter.
 *
 * @example
 * const window = memoryWindow(systemClock);
 */
export const memoryWindow = (clock: Clock): PacingWindow => {
  const state = newCalendar();
  return { admit: (request) => admit(state, request, elapsedMs(clock)) };
};
