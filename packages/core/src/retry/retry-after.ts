import type { RetryFacts } from "./facts.ts";
import { parseHttpDate } from "./http-date.ts";

/** The wait that a `Retry-After` header asks for, in milliseconds: see `checked.ts`, by which programs call it. */
export const parseRetryAfter = (retryAfter: string | null, date: string | null, nowMs: number): number | undefined => {
  if (retryAfter === null) return undefined;
  // A number of any length is read; one that no clock can hold becomes the largest safe integer.
  if (/^\d+$/.test(retryAfter)) return Math.min(Number(retryAfter) * 1000, Number.MAX_SAFE_INTEGER);
  const target = parseHttpDate(retryAfter, nowMs);
  if (target === undefined) return undefined;
  const serverNowMs = parseHttpDate(date ?? "", nowMs) ?? nowMs;
  // A clock of the caller's own may give no number.
  return Math.max(0, Math.round(target - serverNowMs) || 0);
};

/**
 * The wait that an answer asks for, as facts: by the grammar; of a 429 also what is not by it, but plainly meant, such as
 * `30.5`, `30s` or `"30"`, as a floor. Of several values the largest counts.
 *
 * @example
 * readWait(429, "30", null, Date.now()); // { retryAfterMs: 30000 }
 */
export const readWait = (
  status: number,
  retryAfter: string | null,
  date: string | null,
  nowMs: number,
): Pick<RetryFacts, "retryAfterMs" | "floorMs"> => {
  const retryAfterMs = parseRetryAfter(retryAfter, date, nowMs);
  if (retryAfterMs !== undefined) return { retryAfterMs };
  if (status !== 429 || !retryAfter) return {};
  // A number of seconds as servers write it that mean one: with a fraction, a unit or quotes.
  const waits = retryAfter
    .split(",")
    .map((value) => Math.ceil(Number(/^\s*["']?(\d+(\.\d+)?) ?s?["']?\s*$/i.exec(value)?.[1] ?? 0) * 1000));
  return { floorMs: waits.reduce((one, other) => Math.max(one, other)) };
};
