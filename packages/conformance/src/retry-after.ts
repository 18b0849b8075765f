import { parseRetryAfter } from "@techlookup/core";
import { difference } from "./difference.ts";
import type { Vector } from "./vector.ts";

interface Given {
  readonly retryAfter: string | null;
  readonly date?: string;
  readonly now: string;
  readonly timeZone?: string;
}

/** Sets the time zone of this process, where the runtime lets one. Gives back what sets it back. */
export type SetTimeZone = (timeZone: string) => () => void;

/** Reads a header, in the time zone of the case, and says what is not as expected. */
export const checkRetryAfter = (
  { given, expected }: Vector<Given, { readonly retryAfterMs: number | null }>,
  setTimeZone: SetTimeZone | undefined,
): string | undefined => {
  const { retryAfter, date = null, now, timeZone } = given;
  const restore = timeZone === undefined ? undefined : setTimeZone?.(timeZone);
  try {
    const actual = parseRetryAfter(retryAfter, date, Date.parse(now)) ?? null;
    return difference(expected.retryAfterMs, actual, "the wait");
  } finally {
    restore?.();
  }
};
