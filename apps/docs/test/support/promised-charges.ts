import type { FailureId } from "../../generate/charges/failures.ts";

/** Attempts and credits of a lookup, then of a live detection. */
type Promised = readonly [lookup: readonly [number, number], live: readonly [number, number]];

/**
 * What the default rules promise, written out by hand: the table is made from the rules and changes with them, so without a copy of its own
 * no test would notice. Change it only with decision 0002.
 */
export const promised: Readonly<Record<FailureId, Promised>> = {
  "rate-limit": [
    [4, 0],
    [4, 0],
  ],
  "rate-limit-too-long": [
    [1, 0],
    [1, 0],
  ],
  "server-error": [
    [4, 4],
    [4, 20],
  ],
  gateway: [
    [4, 4],
    [1, 5],
  ],
  "never-left": [
    [4, 0],
    [4, 0],
  ],
  lost: [
    [4, 4],
    [1, 5],
  ],
  "attempt-timeout": [
    [4, 4],
    [1, 5],
  ],
  truncated: [
    [4, 4],
    [1, 5],
  ],
  deadline: [
    [1, 1],
    [1, 5],
  ],
  refused: [
    [1, 1],
    [1, 5],
  ],
  conflict: [
    [1, 1],
    [1, 5],
  ],
  "other-status": [
    [1, 1],
    [1, 5],
  ],
  redirect: [
    [1, 1],
    [1, 5],
  ],
  "says-no": [
    [1, 1],
    [1, 5],
  ],
  unreadable: [
    [1, 1],
    [1, 5],
  ],
  "too-large": [
    [1, 1],
    [1, 5],
  ],
  aborted: [
    [1, 1],
    [1, 5],
  ],
  unforeseen: [
    [1, 1],
    [1, 5],
  ],
  "not-sent": [
    [0, 0],
    [0, 0],
  ],
};
