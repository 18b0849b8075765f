import type { BackoffBounds, RetryPolicy } from "./policy.ts";

/**
 * The wait before the next attempt when the server names none: exponential, with full jitter.
 *
 * @param failures Attempts made so far, 1 or more.
 * @param random A number from 0 up to, not including, 1.
 */
export const backoffMs = (bounds: BackoffBounds, policy: RetryPolicy, failures: number, random: number): number => {
  const bound = Math.min(bounds.capMs, bounds.baseMs * policy.factor ** (failures - 1));
  return Math.floor(policy.jitter === "full" ? random * bound : bound);
};

/** A wait that the server asked for, lengthened a little so that a fleet of clients does not return at once. */
export const stretchedMs = (retryAfterMs: number, policy: RetryPolicy, random: number): number =>
  retryAfterMs + Math.floor(retryAfterMs * policy.retryAfterJitter * random);
