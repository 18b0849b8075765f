import type { StopReason } from "@techlookup/core";

/** Why no further attempt was made, as a sentence says it. */
export const stops: Readonly<Record<StopReason, string>> = {
  "not-retryable": "The same request would fail again, so it was not retried.",
  "not-repeatable": "The response was lost and the call may have been charged, so it was not retried automatically.",
  "attempts-exhausted": "The call made all attempts that `maxAttempts` allows.",
  "wait-too-long": "The server asked for a longer wait than `maxWaitMs` allows, so the call ended at once.",
  deadline: "No time was left before the call's `deadlineMs`.",
  "budget-exhausted": "The retry budget was used up: many other calls failed as well.",
  outage: "The server was down for longer than the call's `patienceMs`.",
  "server-veto": "The server said that a retry would not help.",
  aborted: "Your signal ended the call.",
};
