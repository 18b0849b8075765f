import { type CalendarState, newCalendar } from "@techlookup/core/platform";

/** What is no list: in this order in the text. */
const numbers = [
  ...["skewMs", "limit", "guessUntilMs", "probeUntilMs", "gateUntilMs", "refusals", "foreign", "foreignAtMs"],
  ...["spacedUntilMs", "lastStartMs", "othersUntilMs"],
] as readonly ("skewMs" | "limit")[];

/** The latest moment that a `Date` can be: beyond, numbers cannot tell one millisecond from the next. */
const latestMs = 8.64e15;

/** A number that is none, or no time, makes the text none of ours. */
const finite = (value: unknown): number => {
  if (Math.abs(value as number) <= latestMs && typeof value === "number") return value;
  throw new TypeError("no number");
};

/**
 * A calendar as text, since the store takes 64 KiB a value: 10,000 free places and 1,000 requests on their way fit. Times are whole
 * milliseconds, rounded up, so that nothing starts earlier for it.
 *
 * @example
 * const text = writeState(newCalendar());
 */
export const writeState = (state: CalendarState): string => {
  const { atMs, free, flying, warm } = state;
  let beforeMs = atMs;
  const steps = free.map((freeMs) => {
    const stepMs = Math.ceil(freeMs) - beforeMs;
    beforeMs += stepMs;
    return stepMs;
  });
  const requests = Array.from(flying, ([id, { startMs, untilMs }]) => [
    id,
    Math.ceil(startMs) - atMs,
    Math.ceil(untilMs) - atMs,
  ]);
  return JSON.stringify([atMs, warm, numbers.map((name) => Math.ceil(state[name])), steps, requests]);
};

/**
 * The calendar of a text. A new one where there is none, or somebody has written something else.
 *
 * @example
 * const state = readState(writeState(newCalendar()));
 */
export const readState = (text: unknown): CalendarState => {
  const state = newCalendar();
  try {
    const [atMs, warm, values, steps, requests] = JSON.parse(text as string);
    let freeMs = finite(atMs);
    const known = numbers.map((name, index) => [name, finite(values[index])]);
    const free = steps.map((stepMs: unknown) => {
      freeMs += finite(stepMs);
      return freeMs;
    });
    const flying = requests.map(([id, startMs, untilMs]: unknown[]) => [
      String(id),
      { startMs: atMs + finite(startMs), untilMs: atMs + finite(untilMs) },
    ]);
    return { ...state, ...Object.fromEntries(known), atMs, warm: warm === true, free, flying: new Map(flying) };
  } catch {
    return state;
  }
};
