import { type Clock, elapsedMs } from "../options/clock.ts";
import { admit } from "./calendar.ts";
import { newCalendar } from "./calendar-state.ts";
import type { PacingWindow } from "./window.ts";

/**
 * A window of this process alone, by its monotonic clock: it answers at once. Pass one to several clients of the same key, and they
 * share it. While a computer sleeps that clock may stand still; then requests wait longer, never shorter.
 *
 * @example
 * const window = memoryWindow(systemClock);
 */
export const memoryWindow = (clock: Clock): PacingWindow => {
  const state = newCalendar();
  return { admit: (request) => admit(state, request, elapsedMs(clock)) };
};
