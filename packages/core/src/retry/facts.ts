import type { RetryClass } from "../errors/code-table.ts";

/** What a decision needs to know about a failure. */
export interface RetryFacts {
  /** Whether and how the failure can pass. */
  readonly retry: RetryClass;
  /**
   * `no`: any method may be sent again, because the vendor documents the retry (429, 500), or because the request was not sent. It does not say
   * that nothing was charged: the vendor documents that only for a 429. `maybe`: the call may have been carried out, and charged.
   */
  readonly done: "no" | "maybe";
  /** The wait that the server asks for, in milliseconds. */
  readonly retryAfterMs?: number;
  /** What a 429 plainly asks for, though not by the grammar of `Retry-After`: the least wait, in milliseconds. */
  readonly floorMs?: number;
  /** The device is offline: a retry waits until it is online, and does not load the server. */
  readonly offline?: boolean;
  /** `x-should-retry` of the response. */
  readonly shouldRetry?: boolean;
}
