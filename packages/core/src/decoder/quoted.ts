import type { EndpointName } from "../contract/endpoints.ts";

/** The request that a text speaks of. */
export interface QuotedRequest {
  /** Its method, where the text says it. */
  readonly method?: string;
  /** Its path, without a query. */
  readonly path: string;
  /** The client's method for this path, such as `domains.get`, where there is one. */
  readonly operation?: EndpointName;
}

/** Credits that a text speaks of: numbers of the text, never prices that are known otherwise. */
export interface QuotedCredits {
  /** What the call costs. */
  readonly cost?: number;
  /** What was spent before it. */
  readonly spent?: number;
  /** The client's own `creditLimit`. */
  readonly limit?: number;
  /** What the account or key has left. */
  readonly remaining?: number;
}

/** What a text says of an error besides its code. Each is there only where the text says it. */
export interface Quotes {
  /** The request that failed. */
  readonly request?: QuotedRequest;
  /** The parameter, option or argument that is wrong. */
  readonly parameter?: string;
  /** Which time limit passed: that of one attempt, or that of the whole call. */
  readonly limit?: "attempt" | "deadline";
  /** The time limit that passed, in milliseconds. */
  readonly timeoutMs?: number;
  /** The wait for a turn in the rate limit, in milliseconds. */
  readonly waitMs?: number;
  /** Credits. */
  readonly credits?: QuotedCredits;
  /** The rate limit, in requests a minute. */
  readonly rateLimit?: { readonly limit?: number; readonly remaining?: number };
}
