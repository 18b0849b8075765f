/** A request that was given a start, until it is settled or its lease ends. */
export interface Flying {
  /** When it may start. */
  readonly startMs: number;
  /** When its place is free again if nobody tells what became of it. */
  readonly untilMs: number;
}

/** All that a window remembers, by its own clock. Plain data: a store may keep it in whatever shape it has. */
export interface CalendarState {
  /** The latest time seen. It never runs backwards: where the clock is set back, the difference is added. */
  atMs: number;
  /** What is added to the clock. */
  skewMs: number;
  /** When each place of the past is free, in ascending order. Kept for a while beyond, to explain what the server counts. */
  readonly free: number[];
  /** Places that are taken, the first given first. */
  readonly flying: Map<string, Flying>;
  /** What the server lets in within one window. 0: it has not told. */
  limit: number;
  /** Until when `limit` is a guess, of a server that refuses and does not tell; else 0. */
  guessUntilMs: number;
  /** Whether any answer has come, or none came in time. */
  warm: boolean;
  /** Until when the others wait for the first answer. 0: no request is on its way. */
  probeUntilMs: number;
  /** No request starts before. */
  gateUntilMs: number;
  /** Requests that were refused in a row. */
  refusals: number;
  /** What others take of the limit, by the latest request that told. */
  foreign: number;
  /** When the request that told it started. */
  foreignAtMs: number;
  /** Until when requests are spaced evenly. */
  spacedUntilMs: number;
  /** When the latest request starts. */
  lastStartMs: number;
  /** Until when the bulk lane leaves a tenth to the others. */
  othersUntilMs: number;
}

/**
 * What a window knows at first: nothing.
 *
 * @example
 * const state = newCalendar();
 */
export const newCalendar = (): CalendarState => ({
  free: [],
  flying: new Map(),
  warm: false,
  ...{ atMs: 0, skewMs: 0, limit: 0, guessUntilMs: 0, probeUntilMs: 0, gateUntilMs: 0, refusals: 0 },
  ...{ foreign: 0, foreignAtMs: 0, spacedUntilMs: 0, lastStartMs: 0, othersUntilMs: 0 },
});

/** How many of the ascending times are not later than this one. */
export const countUntil = (times: readonly number[], ms: number): number => {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] as number) > ms) high = middle;
    else low = middle + 1;
  }
  return low;
};
