import { type CalendarState, countUntil } from "./calendar-state.ts";
import type { Settlement } from "./window.ts";

/** What a place stays taken beyond the window: two clocks that run at one rate differ by up to 500 ppm, which is 30 ms a minute. */
export const marginMs = 50;

/** The smallest plan that is sold, in requests a window: what may start where nothing is known of the limit. */
export const leastLimit = 60;

/** Windows for which requests are spaced evenly after the server has counted otherwise than we did. */
const spacedWindows = 3;

/** Keeps a place taken until then. */
const occupy = ({ free, atMs }: CalendarState, untilMs: number, windowMs: number): void => {
  // Whatever explains an answer that is still on its way stays; rarely, since all that follow move.
  const past = countUntil(free, atMs - windowMs);
  if (past > free.length / 2) free.splice(0, past);
  const index = countUntil(free, untilMs);
  // Most come in order, and `splice` copies what it makes longer.
  if (index === free.length) free.push(untilMs);
  else free.splice(index, 0, untilMs);
};

/**
 * How many of our own requests the server may have counted when it counted the one that started then. As many as hold a place: it may still count what it
 * counted a window ago, since its clock may be slower than ours, and go in whole milliseconds. What it counts beyond is another's.
 */
const ownAt = ({ free, flying, atMs }: CalendarState, startMs: number): number => {
  let own = free.length - countUntil(free, startMs);
  for (const { startMs: other } of flying.values()) if (other <= atMs) own++;
  return own;
};

/** Each place that others had taken before is kept by itself: ten times the largest plan. */
const maxSeeded = 10_000;

/** Learns from what an answer told. `isFirst`: nothing was known, so that what others took has no place yet. */
const learn = (state: CalendarState, told: Settlement, startMs: number, isFirst: boolean, windowMs: number): void => {
  const { atMs } = state;
  const isRefused = told.as === "refused";
  if (told.limit) {
    state.limit = told.limit;
    state.guessUntilMs = 0;
  } else if (state.guessUntilMs || (isRefused && !state.limit)) {
    // A server that does not tell lets in at least what it has let in, or refuses for a reason of its own.
    const own = state.free.length - countUntil(state.free, atMs);
    state.limit = Math.max(isRefused ? leastLimit : state.limit, own);
    if (isRefused) state.guessUntilMs = atMs + spacedWindows * windowMs;
  }
  // One place is left by the time that the server names.
  const remaining = isRefused ? 1 : told.remaining;
  if (isRefused) state.spacedUntilMs = atMs + spacedWindows * windowMs;
  const isOld = startMs < Math.max(state.foreignAtMs, atMs - windowMs);
  if (remaining === undefined || !state.limit || state.guessUntilMs || isOld) return;
  const foreign = Math.max(0, state.limit - remaining - ownAt(state, startMs));
  if (isFirst && !isRefused) {
    for (let place = 0; place < Math.min(foreign, maxSeeded); place++)
      occupy(state, atMs + windowMs + marginMs, windowMs);
    return;
  }
  state.foreign = foreign;
  state.foreignAtMs = startMs;
  if (foreign) state.spacedUntilMs = atMs + spacedWindows * windowMs;
};

/**
 * Takes in what became of a request. A place that nobody knows, of a window that has lost what it knew, is taken all the same:
 * the server counted it.
 */
export const settle = (state: CalendarState, told: Settlement, windowMs: number): void => {
  const { atMs, flying, warm } = state;
  const { id, as, agoMs, retryAfterMs = 0 } = told;
  const known = flying.get(id);
  flying.delete(id);
  // The first request was not sent, or cut off: another goes alone.
  if (as === "unused" || agoMs < 0) state.probeUntilMs = 0;
  if (as === "unused") return;
  state.refusals = as === "refused" ? state.refusals + 1 : 0;
  // Two in a row: a server that counts what it refuses.
  if (as === "counted" || state.refusals > 1) occupy(state, atMs - agoMs + windowMs + marginMs, windowMs);
  if (as === "refused") state.gateUntilMs = Math.max(state.gateUntilMs, atMs + retryAfterMs + marginMs);
  // One that was cut off says nothing of the server; a window that has lost what it knew cannot explain what it is told.
  if (agoMs < 0 || !known) return;
  state.warm = true;
  learn(state, told, known.startMs, !warm, windowMs);
};
