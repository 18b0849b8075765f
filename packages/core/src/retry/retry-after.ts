import type { RetryFacts } from "./facts.ts";
import { parseHttpDate } from "./http-date.ts";

/**
 * The wait that a `Retry-After` header asks for, in milliseconds, or `undefined` where there is none that can be read.
 *
 * By RFC 9110, section 10.2.3: digits are seconds; otherwise one of the three HTTP dates, measured against the answer's
 * own `Date`, so that a client whose clock is wrong still waits rightly. Everything else (signs, fractions, exponents,
 * hexadecimal, ISO dates) is ignored. A date that has passed asks for 0.
 *
 * @param retryAfter The header's value.
 * @param date The answer's `Date` header.
 * @param nowMs The client's clock, for answers without a readable `Date`.
 * @example
 * parseRetryAfter("120", null, Date.now()); // 120000
 */
export const parseRetryAfter = (retryAfter: string | null, date: string | null, nowMs: number): number | undefined => {
  if (typeof retryAfter !== "string") return undefined;
  // A number of any length is read; one that no clock can hold becomes the largest safe integer.
  if (/^\d+$/.test(retryAfter)) return Math.min(Number(retryAfter) * 1000, Number.MAX_SAFE_INTEGER);
  const target = parseHttpDate(retryAfter, nowMs);
  if (target === undefined) return undefined;
  const serverNowMs = (typeof date === "string" ? parseHttpDate(date, nowMs) : undefined) ?? nowMs;
  const waitMs = Math.max(0, Math.round(target - serverNowMs));
  return Number.isFinite(waitMs) ? waitMs : undefined;
};

/** A number of seconds as servers write it that mean one: with a fraction, a unit or quotes. */
const plainSeconds = /^\s*["']?(\d+(\.\d+)?) ?s?["']?\s*$/i;

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
  const waits = retryAfter.split(",").map((value) => Math.ceil(Number(plainSeconds.exec(value)?.[1] ?? 0) * 1000));
  return { floorMs: waits.reduce((one, other) => Math.max(one, other)) };
};
