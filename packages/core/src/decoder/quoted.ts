import type { EndpointName } from "../contract/endpoints.ts";

/** The request that a text mentions. */
export interface QuotedRequest {
  /** Its method, if the text names it. */
  readonly method?: string;
  /** Its path, without a query. */
  readonly path: string;
  /** The client's method for this path, such as `domains.get`, if there is one. */
  readonly operation?: EndpointName;
}

/** Credits that a text mentions: numbers of the text, never prices known from elsewhere. */
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

/** What a text says about an error besides its code. Each field is set only if the text says it. */
export interface Quotes {
  /** The request that failed. */
  readonly request?: QuotedRequest;
  /** The parameter, option or argument that is invalid. */
  readonly parameter?: string;
  /** Which time limit passed: the limit of one attempt, or of the whole call. */
  readonly limit?: "attempt" | "deadline";
  /** The time limit that passed, in milliseconds. */
  readonly timeoutMs?: number;
  /** The wait for the rate limit, or for a server that is down, in milliseconds. */
  readonly waitMs?: number;
  /** The credits that the text mentions. */
  readonly credits?: QuotedCredits;
  /** The rate limit, in requests a minute. */
  readonly rateLimit?: { readonly limit?: number; readonly remaining?: number };
}
