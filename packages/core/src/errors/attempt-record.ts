import type { ErrorCode } from "./code-table.ts";

/**
 * Why no further attempt was made.
 *
 * - `not-retryable`: the same request would fail again, or nothing was sent.
 * - `not-repeatable`: the response was lost or came from a gateway, the call may have been charged, and its method and `repeat` do not allow sending it again.
 * - `attempts-exhausted`: `maxAttempts` were made.
 * - `wait-too-long`: the server asks for a longer wait than `maxWaitMs`.
 * - `deadline`: no time is left before `deadlineMs`, or the wait would end after it.
 * - `budget-exhausted`: the retry budget is used up, as in an outage.
 * - `outage`: the server is down, and the call's patience is over.
 * - `server-veto`: the server sent `x-should-retry: false`.
 * - `aborted`: the caller's signal.
 */
export type StopReason =
  | "not-retryable"
  | "not-repeatable"
  | "attempts-exhausted"
  | "wait-too-long"
  | "deadline"
  | "budget-exhausted"
  | "outage"
  | "server-veto"
  | "aborted";

/** What decided the length of a wait: the server's `Retry-After`, the client's own backoff, or a device that was offline. */
export type WaitReason = "retry-after" | "backoff" | "offline";

/** One request of a call, and what came of it. */
export interface AttemptRecord {
  /** 1 for the first request. */
  readonly number: number;
  /** When it began, in milliseconds since 1970 (UTC). */
  readonly startedAtMs: number;
  /** How long it took, body included. */
  readonly durationMs: number;
  /** Status of the answer, if there was one. */
  readonly status?: number;
  /** Code of the failure; absent when the attempt succeeded. */
  readonly code?: ErrorCode;
  /** It was certainly not charged: a 429, or a request that never left. Absent where nobody knows. */
  readonly free?: true;
  /** The wait that the server asked for. */
  readonly retryAfterMs?: number;
  /** The wait that followed; absent after the last attempt. */
  readonly waitMs?: number;
  /** What decided that wait. */
  readonly waitReason?: WaitReason;
}
