import type { AttemptRecord } from "../errors/attempt-record.ts";
import { check } from "../errors/configuration.ts";
import {
  defaultsOf,
  type OptionTable,
  type Read,
  readFunction,
  readGroup,
  readNumber,
  readObject,
  readWord,
  type WithDefaults,
} from "../errors/option-table.ts";
import { attempt } from "../errors/plain-data.ts";
import { RetryBudget } from "../retry/budget.ts";
import { policyOptions, type RetryPolicy } from "../retry/policy.ts";
import { readHeaders } from "./headers.ts";

/**
 * How failed calls are retried. An option that you leave out has the client's value in a call, and the default in a
 * client.
 *
 * @example
 * new TechLookup({ retry: { maxAttempts: 6, maxWaitMs: 60_000 } });
 */
export type RetryOptions = {
  readonly [Name in keyof RetryPolicy]?:
    | (RetryPolicy[Name] extends object ? Partial<RetryPolicy[Name]> : RetryPolicy[Name])
    | undefined;
} & {
  /** Limits retries to a small share of the calls while a server is down. Default: one budget for all calls of the client. */
  readonly budget?: RetryBudget | undefined;
};

/** A retry policy with its budget: what the option `retry` becomes. */
export interface RetrySettings extends RetryPolicy {
  /** The client's budget, unless the call has its own. */
  readonly budget: RetryBudget;
}

/** A signal may come from another realm or library: it is one if it behaves as one. */
const readSignal: Read<AbortSignal> = (argument, value) => {
  const signal = value as AbortSignal;
  const fits = attempt(() => {
    const listener = (): void => {};
    signal.addEventListener("abort", listener);
    signal.removeEventListener("abort", listener);
    return typeof signal.aborted === "boolean";
  });
  check(fits === true, argument, "be an AbortSignal", value);
  return signal;
};

const retryOptions: OptionTable<RetrySettings> = {
  ...policyOptions,
  budget: {
    // One of its own for each client.
    get default() {
      return new RetryBudget();
    },
    read: readObject("a RetryBudget", "costOf", "take", "succeed"),
  },
};

/** The options of a call: its last argument. Each overrides the client's option for that call. */
export interface CallOptions {
  /** Ends the call, at any point. The error is an `AbortError` (`ABORTED`) whose `cause` is the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** The limit of one attempt, body included, in milliseconds. Default 30,000; live detection 120,000. */
  readonly attemptTimeoutMs?: number | undefined;
  /** The limit of the whole call, in milliseconds: attempts, waits and bodies. Default 300,000. */
  readonly deadlineMs?: number | undefined;
  /** The largest response body that the client reads, in bytes after decompression. A larger one is `RESPONSE_TOO_LARGE`. Default 10,485,760 (10 MiB). */
  readonly maxResponseBytes?: number | undefined;
  /**
   * Headers of every request, such as `traceparent` or a request id. A call's headers are added to the client's. Names that the
   * client sets itself, or that could carry credentials, are rejected. In a web page, your own header causes a preflight.
   * Default: none.
   */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /**
   * Which calls go first if some have to wait for the rate limit. `bulk` leaves a tenth of the limit to `normal` calls while there are
   * any, so a long job does not delay the calls that people wait for. Ignored in a web page, where the gateway waits. Default `normal`.
   */
  readonly priority?: "normal" | "bulk" | undefined;
  /**
   * Calls the server even if the cache has a response, and caches the new one. Ignored without a cache. Default `false`.
   */
  readonly fresh?: boolean | undefined;
  /**
   * How long the call waits in total while the server is down, in milliseconds, before it fails with a `WaitError` (`OUTAGE`). 0: it does not wait, which suits
   * servers whose own callers wait; it is still sent when it is time to try the server again. Ignored in a web page. Default 10,000.
   */
  readonly patienceMs?: number | undefined;
  /**
   * Called before each attempt, with the attempts so far. The request is sent once the returned promise is fulfilled: a journal
   * writes to disk here that the request may be charged. If it throws, the call ends with an `UNKNOWN_ERROR` whose cause is what it threw, and nothing is sent.
   * Keep it short: the request holds its place in the rate limit meanwhile.
   */
  readonly beforeAttempt?: ((attempts: readonly AttemptRecord[]) => void | PromiseLike<void>) | undefined;
  /** How failed calls are retried. */
  readonly retry?: RetryOptions | undefined;
}

/** What a call's options become. */
export type CallLimits = WithDefaults<
  Omit<CallOptions, "retry">,
  "deadlineMs" | "maxResponseBytes" | "headers" | "priority" | "fresh" | "patienceMs"
> & {
  readonly retry: RetrySettings;
};

/** Half a minute: no response of the API is known to take longer, except that of live detection. Our decision. */
export const defaultAttemptTimeoutMs: number = 30_000;

/** Default and check of each option of a call. */
export const callOptions: OptionTable<CallLimits> = {
  signal: { read: readSignal },
  attemptTimeoutMs: { read: readNumber({ min: 1 }) },
  // Five minutes: room for two waits of the longest kind, with the attempts between. Our decision.
  deadlineMs: { default: 300_000, read: readNumber({ min: 1 }) },
  // Hundreds of times the largest known response, and small enough for any runtime. Our decision.
  maxResponseBytes: { default: 10_485_760, read: readNumber({ min: 1 }) },
  headers: { default: {}, read: readHeaders },
  fresh: { default: false, read: readWord(true, false) },
  priority: { default: "normal", read: readWord("normal", "bulk") },
  // Long enough for a restart behind a balancer, short enough for a person. Our decision.
  patienceMs: { default: 10_000, read: readNumber({ min: 0 }) },
  beforeAttempt: { read: readFunction() },
  retry: {
    get default() {
      return defaultsOf(retryOptions);
    },
    read: readGroup(retryOptions, "{ maxAttempts: 1 }"),
  },
};
