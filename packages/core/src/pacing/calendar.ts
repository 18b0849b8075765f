import type { CalendarState, Flying } from "./calendar-state.ts";
import { leastLimit, marginMs, settle } from "./settle.ts";
import type { Admission, AdmissionRequest } from "./window.ts";

/** How long the others wait for the answer to the first request. */
const probeMs = 1_000;
/** How often who waits for somebody else's answer asks whether it has come. */
const pollMs = 100;

/** How many of our own may be in the server's window at a time. */
const capacityOf = (state: CalendarState, { bulk, limit: told, share, windowMs }: AdmissionRequest): number => {
  const { atMs, foreign, foreignAtMs, guessUntilMs, othersUntilMs } = state;
  if (guessUntilMs && guessUntilMs <= atMs) state.limit = state.guessUntilMs = 0;
  const limit = Math.min(told || Infinity, state.limit || Infinity, told || state.warm ? Infinity : leastLimit);
  const others = foreignAtMs + windowMs > atMs && foreign ? foreign + Math.ceil(Math.sqrt(foreign) / 2) : 0;
  const capacity = Math.max(1, Math.min(Math.floor(limit * share), limit - others));
  return bulk && othersUntilMs > atMs ? Math.ceil(capacity * 0.9) : capacity;
};

/** The earliest moment at which fewer than `capacity` places are taken. */
const firstFree = (state: CalendarState, capacity: number, { horizonMs, windowMs }: AdmissionRequest): number => {
  const { atMs, free, flying } = state;
  // The server has named this moment for one request, whatever is counted.
  if (state.refusals && !flying.size) return atMs;
  const room = capacity - flying.size;
  if (room > 0) return Math.max(atMs, free[free.length - room] ?? 0);
  // All are on their way: none is free before a window has passed since the first of them started, nor before it is settled.
  const [first] = flying.values();
  return Math.max(atMs + horizonMs + 1, (first as Flying).startMs + windowMs + marginMs);
};

/** The earliest start of one more request. */
const nextStart = (state: CalendarState, capacity: number, request: AdmissionRequest): number => {
  const { atMs, gateUntilMs, lastStartMs, spacedUntilMs } = state;
  const start = Math.max(firstFree(state, capacity, request), gateUntilMs);
  if (spacedUntilMs <= atMs || capacity === Infinity) return start;
  // Evenly, as soon as half of the window is taken: a few calls at once do no harm.
  const half = firstFree(state, Math.ceil(capacity / 2), request);
  return Math.max(start, Math.min(half, lastStartMs + request.windowMs / capacity));
};

/**
 * The whole limit of a rolling window, and never more: takes in what became of earlier requests, and gives each further one the
 * earliest start at which the server has room for certain. Changes the state that it is given; has no clock of its own.
 *
 * A place is free again at `counted + window + 50 ms`, where `counted` is the moment by which the server had counted the request: when
 * it answered, at the latest. So the next request cannot come too early, however long either was on its way.
 *
 * @param nowMs The clock of whoever keeps the state, in milliseconds. It may be set back; then places are free later.
 * @example
 * const state = newCalendar();
 * admit(state, { ids: ["a"], bulk: false, horizonMs: 2_000, leaseMs: 37_000, settlements: [], windowMs: 60_000, share: 1 }, 0);
 */
export const admit = (state: CalendarState, request: AdmissionRequest, nowMs: number): Admission => {
  const { ids, bulk, horizonMs, leaseMs, settlements, windowMs } = request;
  const { flying } = state;
  state.skewMs = Math.max(state.skewMs, state.atMs - nowMs);
  state.atMs = nowMs + state.skewMs;
  const { atMs } = state;
  for (const told of settlements) settle(state, told, windowMs);
  const capacity = capacityOf(state, request);
  // Leases matter where places are short.
  if (flying.size + state.free.length + ids.length > capacity) {
    for (const [id, { untilMs }] of flying) if (untilMs <= atMs) flying.delete(id);
  }
  let startMs = nextStart(state, capacity, request);
  const starts: number[] = [];
  for (const id of ids) {
    const known = flying.get(id);
    if (!known) {
      if (startMs > atMs + horizonMs || (!state.warm && state.probeUntilMs > atMs)) break;
      flying.set(id, { startMs, untilMs: startMs + leaseMs + windowMs + marginMs });
      state.lastStartMs = Math.max(state.lastStartMs, startMs);
      state.probeUntilMs ||= startMs + probeMs;
      if (!bulk) state.othersUntilMs = startMs + windowMs;
    }
    starts.push((known?.startMs ?? startMs) - atMs);
    startMs = nextStart(state, capacity, request);
  }
  const waitMs = startMs - atMs;
  const aheadMs = waitMs > horizonMs ? Math.max(25, Math.min(waitMs - horizonMs / 4, windowMs / 6)) : 0;
  return {
    ...{ starts, waitMs, gateMs: Math.max(0, state.gateUntilMs - atMs), cold: !state.warm },
    askMs: state.warm || state.probeUntilMs <= atMs ? aheadMs : pollMs,
    ...(capacity < Infinity && { capacity }),
  };
};
