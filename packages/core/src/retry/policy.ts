/** The bounds of a backoff, in milliseconds. */
export interface BackoffBounds {
  /** Upper bound of the first wait. */
  readonly baseMs: number;
  /** No backoff is longer than this. */
  readonly capMs: number;
}

/**
 * What may be repeated when an answer was lost, so that nobody knows whether the call was carried out.
 *
 * - `not-done`: nothing. Only answers that say "not done" (429, 500) and requests that never left are repeated.
 * - `safe`: also GET.
 * - `always`: also live detection, which may then be charged twice.
 */
export type RepeatRule = "not-done" | "safe" | "always";

/** How failures are repeated. All values are plain data, so that a schedule can be computed without sending anything. */
export interface RetryPolicy {
  /** Requests a call may make, the first included. Default 4, so 3 retries: between AWS's and Stripe's 2 and Azure's 3. */
  readonly maxAttempts: number;
  /** Backoff after a failure that passes by itself (500, gateway errors, lost connections). Default 500 ms, 20 s. */
  readonly transient: BackoffBounds;
  /** Backoff after a 429 without a readable `Retry-After`. Default 1 s, 60 s: the API's window is 60 s. */
  readonly throttle: BackoffBounds;
  /** Each bound is this many times the one before. Default 2. */
  readonly factor: number;
  /** `full`: a random wait between 0 and the bound, so that clients do not return together. `none`: the bound itself. Default `full`. */
  readonly jitter: "full" | "none";
  /** A wait that the server asks for is lengthened by up to this part of itself. Default 0.1. Never shortened. */
  readonly retryAfterJitter: number;
  /** The longest wait that is accepted when a server asks for one. Default 120,000. A longer one ends the call at once. */
  readonly maxWaitMs: number;
  /** What is repeated when an answer was lost. Default `safe`. */
  readonly repeat: RepeatRule;
}

/** The defaults. Ours, but for what the field's doc comment says. */
export const defaultRetryPolicy: RetryPolicy = {
  maxAttempts: 4,
  transient: { baseMs: 500, capMs: 20_000 },
  throttle: { baseMs: 1_000, capMs: 60_000 },
  factor: 2,
  jitter: "full",
  retryAfterJitter: 0.1,
  maxWaitMs: 120_000,
  repeat: "safe",
};
