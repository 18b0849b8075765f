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
  if (retryAfter === null) return undefined;
  // A number of any length is read; one that no clock can hold becomes the largest safe integer.
  if (/^\d+$/.test(retryAfter)) return Math.min(Number(retryAfter) * 1000, Number.MAX_SAFE_INTEGER);
  const target = parseHttpDate(retryAfter, nowMs);
  if (target === undefined) return undefined;
  const serverNowMs = (date === null ? undefined : parseHttpDate(date, nowMs)) ?? nowMs;
  return Math.max(0, Math.round(target - serverNowMs));
};
