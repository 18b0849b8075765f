import type { ErrorCode } from "./code-table.ts";

/**
 * Why no further attempt was made.
 *
 * - `not-retryable`: the same request would fail again, or nothing was sent.
 * - `not-repeatable`: the response was lost or came from a gateway, the call may have been charged, and its method and `repeat` do not allow sending it again.
 * - `attempts-exhausted`: the call made `maxAttempts` attempts.
 * - `wait-too-long`: the server asks for a longer wait than `maxWaitMs`.
 * - `deadline`: no time is left before `deadlineMs`, or the wait would end after it.
 * - `budget-exhausted`: the retry budget is used up, as in an outage.
 * - `outage`: the server is down, and the call has waited for `patienceMs`.
 * - `server-veto`: the server sent `x-should-retry: false`.
 * - `aborted`: your signal ended the call.
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

/** One attempt of a call, and its outcome. */
export interface AttemptRecord {
  /** 1 for the first attempt. */
  readonly number: number;
  /** When it began, in milliseconds since 1970 (UTC). */
  readonly startedAtMs: number;
  /** How long it took, body included, in milliseconds. */
  readonly durationMs: number;
  /** Status of the response, if there was one. */
  readonly status?: number;
  /** Code of the failure; absent when the attempt succeeded. */
  readonly code?: ErrorCode;
  /** It was certainly not charged: a 429 (documented), or a request that was not sent. Absent if that is unknown. */
  readonly free?: true;
  /** The wait that the server asked for, in milliseconds. */
  readonly retryAfterMs?: number;
  /** The wait that followed, in milliseconds; absent after the last attempt. */
  readonly waitMs?: number;
  /** What decided that wait. */
  readonly waitReason?: WaitReason;
}
