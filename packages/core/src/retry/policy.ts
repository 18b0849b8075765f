import {
  type DefaultedOption,
  defaultsOf,
  type OptionTable,
  readGroup,
  readNumber,
  readWord,
} from "../errors/option-table.ts";

/** The bounds of a backoff, in milliseconds. */
export interface BackoffBounds {
  /** Upper bound of the first wait. */
  readonly baseMs: number;
  /** No backoff is longer than this. */
  readonly capMs: number;
}

/**
 * What may be sent again when the response was lost or came from a gateway, so that it is unknown whether the call was carried out.
 *
 * - `not-done`: nothing. The client still retries after a 429 or a 500, as the vendor documents, and retries requests that were not sent. Whether a 500 is charged is unknown.
 * - `safe`: a GET. Each attempt of a lookup may be charged.
 * - `always`: any method, live detection included. Each of its attempts may be charged 5 credits.
 */
export type RepeatRule = "not-done" | "safe" | "always";

/** How failed calls are retried. All values are plain data, so you can compute a schedule without sending anything. */
export interface RetryPolicy {
  /** Attempts that a call may make, the first included. 1 turns retries off. Default 4: three retries. */
  readonly maxAttempts: number;
  /** Backoff after a temporary failure: a 500, a gateway error, a lost connection. Default `{ baseMs: 500, capMs: 20_000 }`. */
  readonly transient: BackoffBounds;
  /** Backoff after a 429 without a readable `Retry-After`, no sooner than 1 s for each attempt made. Default `{ baseMs: 1_000, capMs: 60_000 }`: the API's window is 60 s. */
  readonly throttle: BackoffBounds;
  /** Each bound is this many times the previous one; 1 or more. Default 2. */
  readonly factor: number;
  /** `full`: a random wait between 0 and the bound, so that clients do not all return at once. `none`: the bound itself. Default `full`. */
  readonly jitter: "full" | "none";
  /** A wait that the server asks for is lengthened by up to this part of itself, from 0 to 1. Never shortened. Default 0.1. */
  readonly retryAfterJitter: number;
  /**
   * The longest wait that the client accepts when a server asks for one, in milliseconds; its jitter never makes it longer. If the
   * server asks for a longer wait, the call ends at once. Default 120,000.
   */
  readonly maxWaitMs: number;
  /** What is retried when a response was lost. Default `safe`. */
  readonly repeat: RepeatRule;
}

const bounds = (baseMs: number, capMs: number): DefaultedOption<BackoffBounds> => {
  const read = readNumber({ min: 0 });
  const table: OptionTable<BackoffBounds> = {
    baseMs: { default: baseMs, read },
    capMs: { default: capMs, read },
  };
  return { default: { baseMs, capMs }, read: readGroup(table, "{ baseMs: 500 }") };
};

/** Default and check of each value of a policy. Defaults are our decision, except where the value's doc comment says otherwise. */
export const policyOptions: OptionTable<RetryPolicy> = {
  maxAttempts: { default: 4, read: /* @__PURE__ */ readNumber({ min: 1, integer: true }) },
  transient: /* @__PURE__ */ bounds(500, 20_000),
  throttle: /* @__PURE__ */ bounds(1_000, 60_000),
  factor: { default: 2, read: /* @__PURE__ */ readNumber({ min: 1 }) },
  jitter: { default: "full", read: /* @__PURE__ */ readWord("full", "none") },
  retryAfterJitter: { default: 0.1, read: /* @__PURE__ */ readNumber({ min: 0, max: 1 }) },
  maxWaitMs: { default: 120_000, read: /* @__PURE__ */ readNumber({ min: 0 }) },
  repeat: { default: "safe", read: /* @__PURE__ */ readWord("not-done", "safe", "always") },
};

/** The policy of a client that sets none of it. */
export const defaultRetryPolicy: RetryPolicy = /* @__PURE__ */ defaultsOf(policyOptions);
