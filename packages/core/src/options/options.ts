import type { Hooks } from "../engine/hooks.ts";
import type { Clock } from "../engine/sleep.ts";
import type { RetryBudget } from "../retry/budget.ts";
import type { BackoffBounds, RetryPolicy } from "../retry/policy.ts";

/**
 * How failures are repeated. What is left out keeps its value: the client's for a call's options, the default for a
 * client's.
 *
 * @example
 * new TechLookup({ retry: { maxAttempts: 6, maxWaitMs: 60_000 } });
 */
export interface RetryOptions {
  /** Requests a call may make, the first included. 1 switches retries off. Default 4. */
  readonly maxAttempts?: number | undefined;
  /** Backoff after a failure that passes by itself. Default `{ baseMs: 500, capMs: 20_000 }`. */
  readonly transient?: Partial<BackoffBounds> | undefined;
  /** Backoff after a 429 that names no wait. Default `{ baseMs: 1_000, capMs: 60_000 }`. */
  readonly throttle?: Partial<BackoffBounds> | undefined;
  /** Each bound is this many times the one before; 1 or more. Default 2. */
  readonly factor?: number | undefined;
  /** `full` or `none`. Default `full`. */
  readonly jitter?: RetryPolicy["jitter"] | undefined;
  /** A wait the server asks for is lengthened by up to this part of itself; from 0 to 1. Default 0.1. */
  readonly retryAfterJitter?: number | undefined;
  /** The longest wait that is accepted when a server asks for one, in milliseconds. Default 120,000. */
  readonly maxWaitMs?: number | undefined;
  /** What is repeated when an answer was lost: `not-done`, `safe` or `always`. Default `safe`. */
  readonly repeat?: RetryPolicy["repeat"] | undefined;
  /** Keeps retries to a small share while a server is down. Default: one of the client's own, shared by its calls. */
  readonly budget?: RetryBudget | undefined;
}

/** What every call takes as its last argument. Each overrides the client's own for that call. */
export interface CallOptions {
  /** Ends the call, at any point. The error is an `AbortError` (`ABORTED`) whose cause is the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** The limit of one attempt, body included, in milliseconds. Default 30,000; live detection 120,000. */
  readonly attemptTimeoutMs?: number | undefined;
  /** The limit of the whole call: attempts, waits and bodies. Default 300,000. */
  readonly deadlineMs?: number | undefined;
  /** The largest body that is read, decoded, in bytes. A larger one is `RESPONSE_TOO_LARGE`. Default 10,485,760 (10 MiB). */
  readonly maxResponseBytes?: number | undefined;
  /** How failures are repeated. */
  readonly retry?: RetryOptions | undefined;
}

/** What every client takes, whatever lets it in. Options that do not exist do not compile, and are ignored at run time. */
export interface CommonOptions extends Omit<CallOptions, "signal">, Hooks {
  /**
   * The most credits that this client may spend, counted by the prices of its calls. A call that could exceed it is
   * refused before it is sent: `CreditLimitError` (`CREDIT_LIMIT`). A call that fails counts as spent unless it is
   * certainly free (a 429, or a request that never left), since the vendor does not say. Default: no limit.
   */
  readonly creditLimit?: number | undefined;
  /** Sends requests. Default: the platform's. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Tells and measures time. Default: the platform's. For tests. */
  readonly clock?: Clock | undefined;
  /** Makes numbers from 0 up to, not including, 1, for jitter. Default `Math.random`. For tests. */
  readonly random?: (() => number) | undefined;
}

/**
 * What a client with an API key takes.
 *
 * @example
 * new TechLookup({ apiKey: process.env.MY_KEY, deadlineMs: 60_000 });
 */
export interface ClientOptions extends CommonOptions {
  /** The key, sent as `Authorization: Bearer …`. Keep it out of web pages, repositories and logs. */
  readonly apiKey?: string | undefined;
  /** Where the API is. https, or http on this machine. Default `https://api.technologychecker.io`. */
  readonly baseUrl?: string | URL | undefined;
}
