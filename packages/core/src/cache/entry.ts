import { cacheTimesMs } from "../contract/cacheable.ts";
import { attempt, read } from "../errors/plain-data.ts";

/** An answer as it is kept. */
export interface Entry {
  /** The format. */
  readonly v: 1;
  /** When the server gave it: milliseconds since 1970 (UTC). */
  readonly at: number;
  /** When it is too old. */
  readonly until: number;
  /** 200, or 404 for what the API does not know. */
  readonly status: 200 | 404;
  /** The data, or the API's error, as JSON: a text, so that everyone who reads it gets objects of his own. */
  readonly body: string;
}

/** How far ahead a clock of another process may be. */
const skewMs = 60_000;

/** By how much a time is stretched or shortened at most. */
const jitter = 0.1;

/** The time that an entry lasts, a tenth more or less. */
export const jittered = (ttlMs: number, random: number): number =>
  Math.round(ttlMs * (1 - jitter + 2 * jitter * random));

const isTime = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);

/**
 * An entry from what a store gave: the text, or what a storage made of it.
 *
 * @param ttlMs How long entries last now; it may have been longer when this one was made.
 * @returns `undefined` where there is none or it is too old; `"corrupt"` for what is no entry, or one from the future, as after a clock was set back.
 */
export const readEntry = (stored: unknown, ttlMs: number, nowMs: number): Entry | "corrupt" | undefined => {
  if (stored === null || stored === undefined) return undefined;
  const value = typeof stored === "string" ? attempt(() => JSON.parse(stored)) : stored;
  // It may be a store's own object, which throws when it is read.
  const [v, at, until, status, body] = ["v", "at", "until", "status", "body"].map((name) => read(value, name));
  // A later version may keep something else under the same key.
  const isOurs = v === 1 && (status === 200 || status === 404) && typeof body === "string";
  if (!isOurs || !isTime(at) || !isTime(until) || at > nowMs + skewMs) return "corrupt";
  const lastsMs = status === 404 ? Math.min(ttlMs, cacheTimesMs.missing) : ttlMs;
  if (nowMs >= until || nowMs >= at + lastsMs * (1 + jitter)) return undefined;
  return { v, at, until, status, body };
};
