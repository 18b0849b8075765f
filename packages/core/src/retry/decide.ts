import type { StopReason, WaitReason } from "../errors/attempt-record.ts";
import type { RetryFacts } from "./facts.ts";
import type { BackoffBounds, RetryPolicy } from "./policy.ts";

/** Where a call stands when one of its attempts has failed. */
export interface RetryState {
  /** Attempts made so far, 1 or more. */
  readonly attempts: number;
  /** Time left before the deadline, in milliseconds. */
  readonly remainingMs: number;
  /** Whether the request's method is safe to repeat (RFC 9110, section 9.2.2), as a GET is. */
  readonly safe: boolean;
  /** Whether the request can be sent again at all; a streamed body cannot. */
  readonly replayable: boolean;
  /** What the retry budget holds. */
  readonly tokens: number;
  /** What it takes for a retry of this kind. */
  readonly cost: number;
  /** A number from 0 up to, not including, 1. Anything else counts as the greatest. */
  readonly random: number;
  /** The least wait after a 429 that asks for none, in milliseconds. Default 0; a client's is 1 s for each attempt made. */
  readonly floorMs?: number;
}

/** What each attempt adds to a client's `floorMs`. */
export const floorStepMs = 1_000;

/** What to do after a failure: wait and try again, or stop, each with its reason. */
export type Decision =
  | { readonly retry: true; readonly waitMs: number; readonly waitReason: WaitReason; readonly cost: number }
  | { readonly retry: false; readonly stopped: StopReason };

const stop = (stopped: StopReason): Decision => ({ retry: false, stopped });

const mayRepeat = (facts: RetryFacts, { replayable, safe }: RetryState, { repeat }: RetryPolicy): boolean =>
  replayable && (facts.done === "no" || repeat === "always" || (repeat === "safe" && safe));

/**
 * The wait before the next attempt when the server names none: exponential, with full jitter.
 *
 * @param failures Attempts made so far, 1 or more.
 * @param random A number from 0 up to, not including, 1.
 */
export const backoffMs = (bounds: BackoffBounds, policy: RetryPolicy, failures: number, random: number): number => {
  // 0 times Infinity is not a number.
  const bound = Math.min(bounds.capMs, bounds.baseMs * policy.factor ** (failures - 1), Number.MAX_SAFE_INTEGER) || 0;
  return Math.max(0, Math.floor(policy.jitter === "full" ? random * bound : bound));
};

const waitFor = (facts: RetryFacts, state: RetryState, policy: RetryPolicy): [number, WaitReason] => {
  const throttled = facts.retry === "throttle";
  const { retryAfterMs } = facts;
  const { maxWaitMs, retryAfterJitter } = policy;
  const random = state.random >= 0 && state.random < 1 ? state.random : 1;
  const backoff = backoffMs(throttled ? policy.throttle : policy.transient, policy, state.attempts, random);
  // A date in the past, or "0", names no wait.
  if (!(retryAfterMs && retryAfterMs > 0)) {
    const floor = throttled ? Math.max(facts.floorMs ?? 0, state.floorMs ?? 0) : 0;
    return [Math.max(backoff, Math.min(floor, maxWaitMs)), "backoff"];
  }
  // Lengthened a little, so that a fleet of clients does not return at once.
  const asked = Math.min(retryAfterMs + Math.max(0, Math.floor(retryAfterMs * retryAfterJitter * random)), maxWaitMs);
  // A throttle names the moment the window opens. A failing server does not know when it will be well.
  return throttled || asked >= backoff ? [asked, "retry-after"] : [backoff, "backoff"];
};

/**
 * What follows a failed attempt. Pure. The reasons to stop are looked at in a fixed order, the most fundamental first. What
 * programs pass is checked by `checked.ts`.
 */
export const decide = (facts: RetryFacts, state: RetryState, policy: RetryPolicy): Decision => {
  const fails = facts.retry === "never";
  // The server's own word counts for more than what is known of the failure.
  if (!(facts.shouldRetry ?? !fails)) return stop(fails ? "not-retryable" : "server-veto");
  // What is not a number fits into no limit, so each is asked whether it holds.
  if (!(state.remainingMs > 0)) return stop("deadline");
  if (!mayRepeat(facts, state, policy)) return stop("not-repeatable");
  if (!(state.attempts < policy.maxAttempts)) return stop("attempts-exhausted");
  if (!((facts.retryAfterMs || (facts.floorMs ?? 0)) <= policy.maxWaitMs)) return stop("wait-too-long");
  const [waitMs, waitReason] = waitFor(facts, state, policy);
  if (!(waitMs < state.remainingMs)) return stop("deadline");
  if (!(state.cost <= state.tokens)) return stop("budget-exhausted");
  return { retry: true, waitMs, waitReason, cost: state.cost };
};
