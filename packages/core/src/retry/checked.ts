/**
 * What the retry engine decides by, as programs call it: whatever they pass is checked. The engine passes what is right, so that
 * a page does without this.
 */
import { unreadable } from "../errors/configuration.ts";
import { type Decision, decide as decideNext, type RetryState } from "./decide.ts";
import type { RetryFacts } from "./facts.ts";
import { parseHttpDate as readDate } from "./http-date.ts";
import type { RetryPolicy } from "./policy.ts";
import { parseRetryAfter as readRetryAfter } from "./retry-after.ts";

/**
 * What follows a failed attempt. Pure: same input, same answer, so that schedules can be tested, simulated, drawn and
 * printed. The reasons to stop are looked at in a fixed order, the most fundamental first.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`) when one of the three is no object, or throws when it is looked at.
 * @example
 * const decision = decide({ retry: "transient", done: "no" }, state, defaultRetryPolicy);
 * console.log(decision.retry ? decision.waitMs : decision.stopped);
 */
export const decide = (facts: RetryFacts, state: RetryState, policy: RetryPolicy): Decision => {
  try {
    return decideNext(facts, state, policy);
  } catch (thrown) {
    throw unreadable("facts, state or policy", thrown);
  }
};

/**
 * An HTTP date in milliseconds since 1970, or `undefined` when the text is none of the three forms of RFC 9110.
 *
 * @param nowMs The reference for two-digit years.
 * @example
 * parseHttpDate("Sun, 06 Nov 1994 08:49:37 GMT", Date.now()); // 784111777000
 */
export const parseHttpDate = (text: string, nowMs: number): number | undefined =>
  typeof text === "string" && Number.isFinite(nowMs) ? readDate(text, nowMs) : undefined;

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
export const parseRetryAfter = (retryAfter: string | null, date: string | null, nowMs: number): number | undefined =>
  typeof retryAfter === "string" && Number.isFinite(nowMs)
    ? readRetryAfter(retryAfter, typeof date === "string" ? date : null, nowMs)
    : undefined;
