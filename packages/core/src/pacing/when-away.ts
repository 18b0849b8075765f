import { elapsedMs, systemClock } from "../options/clock.ts";
import { memoryWindow } from "./memory-window.ts";
import type { Admission, AdmissionRequest, Settlement } from "./window.ts";

/**
 * What calls do while the store is unavailable:
 *
 * - `"wait"`: they wait for it, each until its own deadline;
 * - `"refuse"`: they fail at once;
 * - `{ processes }`: each process continues alone with its share of the limit. Pass the number of processes that share the key, 1 or more.
 */
export type WhenAway = "wait" | "refuse" | { readonly processes: number };

/** How soon a call that waits for the store asks again. */
const askMs = 250;
/** How soon one asks again at the latest that waits for a place meanwhile: the store may be back. */
const latestAskMs = 1_000;

/** A settled request, by this process's monotonic clock. */
export interface Settled {
  readonly told: Settlement;
  readonly countedMs: number;
}

/** What was settled, as it is now. Of the wait that a server asked for, the rest is left. */
export const settlementsOf = (settled: readonly Settled[], nowMs: number): Settlement[] =>
  settled.map(({ told, countedMs }) => {
    const agoMs = nowMs - countedMs;
    const { retryAfterMs = 0 } = told;
    return { ...told, agoMs, ...(retryAfterMs && { retryAfterMs: Math.max(0, retryAfterMs - (agoMs - told.agoMs)) }) };
  });

/** A request that is on its way has reached the server by then, or never will. */
const lostMs = 5_000;

/** Requests on their way, as places that are taken until more is known of them. */
export const onTheirWay = (ids: Iterable<string>, nowMs: number): Settled[] =>
  Array.from(ids, (id) => ({ told: { id, as: "counted", agoMs: 0 }, countedMs: nowMs + lostMs }));

/** What the others had in the server's window, by the newest answer: they may have used more than their part. */
const ofOthers = (settled: readonly Settled[]): Settled[] => {
  const newest = settled.filter(({ told }) => told.remaining !== undefined && told.limit).at(-1);
  if (!newest) return [];
  const { told, countedMs } = newest;
  const { limit = 0, remaining = 0 } = told;
  const own = settled.filter((one) => one.told.as === "counted" && one.countedMs <= countedMs).length;
  const others = Math.max(0, limit - remaining - own);
  return Array.from({ length: others }, (_, index) => ({
    told: { id: `${told.id}/${index}`, as: "counted", agoMs: 0 },
    countedMs,
  }));
};

/**
 * Answers in place of a store that is away.
 *
 * @param settled What was settled within the last window.
 * @param flying Requests on their way.
 * @example
 * const answer = answerAway({ processes: 2 }, []);
 */
export const answerAway = (
  whenAway: Exclude<WhenAway, "refuse">,
  settled: readonly Settled[],
  flying: Iterable<string> = [],
): ((request: AdmissionRequest) => Admission) => {
  if (whenAway === "wait") return () => ({ starts: [], waitMs: 0, askMs, gateMs: 0, cold: false });
  const window = memoryWindow(systemClock);
  let limit = settled.filter(({ told }) => told.limit).at(-1)?.told.limit;
  const known = new Set(flying);
  const nowMs = elapsedMs(systemClock);
  let before = settlementsOf([...settled, ...ofOthers(settled), ...onTheirWay(known, nowMs)], nowMs);
  return (request) => {
    // Those on their way have their place; a 429 tells more than that.
    const news = request.settlements.filter(({ id, as }) => as === "refused" || !known.has(id));
    const settlements = [...before, ...news];
    before = [];
    limit = request.settlements.filter((told) => told.limit).at(-1)?.limit ?? limit;
    const least = Math.min(limit ?? Infinity, request.limit ?? Infinity);
    const own = least < Infinity ? { limit: least } : {};
    const share = request.share / whenAway.processes;
    const answer = window.admit({ ...request, ...own, settlements, share }) as Admission;
    return { ...answer, askMs: Math.min(answer.askMs, latestAskMs) };
  };
};
