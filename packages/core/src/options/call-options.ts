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
 * How failures are repeated. What is left out keeps its value: the client's for a call's options, the default for a
 * client's.
 *
 * @example
 * new TechLookup({ retry: { maxAttempts: 6, maxWaitMs: 60_000 } });
 */
export type RetryOptions = {
  readonly [Name in keyof RetryPolicy]?:
    | (RetryPolicy[Name] extends object ? Partial<RetryPolicy[Name]> : RetryPolicy[Name])
    | undefined;
} & {
  /** Keeps retries to a small share while a server is down. Default: one of the client's own, shared by its calls. */
  readonly budget?: RetryBudget | undefined;
};

/** A retry policy with its budget: what `retry` becomes. */
export interface RetrySettings extends RetryPolicy {
  /** The client's, unless a call has its own. */
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

/** What every call takes as its last argument. Each overrides the client's own for that call. */
export interface CallOptions {
  /** Ends the call, at any point. The error is an `AbortError` (`ABORTED`) whose cause is the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** The limit of one attempt, body included, in milliseconds. Default 30,000; live detection 120,000. */
  readonly attemptTimeoutMs?: number | undefined;
  /** The limit of the whole call, in milliseconds: attempts, waits and bodies. Default 300,000. */
  readonly deadlineMs?: number | undefined;
  /** The largest body that is read, decoded, in bytes. A larger one is `RESPONSE_TOO_LARGE`. Default 10,485,760 (10 MiB). */
  readonly maxResponseBytes?: number | undefined;
  /**
   * Headers of every request, such as `traceparent` or a request id. A call's own are added to the client's. A name that the
   * client sets itself, or that could carry credentials, is refused. In a page, a header of your own causes a preflight.
   * Default: none.
   */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /**
   * Which calls go first where some have to wait for the rate limit: `bulk` leaves a tenth of it to the others while these come, so
   * that a long job does not starve what people wait for. Of a page's client it is ignored: the gateway waits. Default `normal`.
   */
  readonly priority?: "normal" | "bulk" | undefined;
  /**
   * Asks the server also where the cache has an answer, and keeps the new one. Of a client without a cache it is ignored. Default `false`.
   */
  readonly fresh?: boolean | undefined;
  /**
   * How long the call waits in all while the server is down, in milliseconds, before it fails with a `WaitError` (`OUTAGE`). 0: not at all, as suits servers
   * whose own callers wait; it is still sent where it is time to try the server again. Of a page's client it is ignored. Default 10,000.
   */
  readonly patienceMs?: number | undefined;
  /**
   * Called when a request is about to leave, before each attempt, with the attempts so far. It is sent once what this returns has been fulfilled: a journal
   * writes on disk here that the request may be charged. What it throws ends the call, as the cause of an `UNKNOWN_ERROR`, and nothing is sent. Keep it short: the
   * request holds its place in the rate limit meanwhile.
   */
  readonly beforeAttempt?: ((attempts: readonly AttemptRecord[]) => void | PromiseLike<void>) | undefined;
  /** How failures are repeated. */
  readonly retry?: RetryOptions | undefined;
}

/** What a call's options become. */
export type CallLimits = WithDefaults<
  Omit<CallOptions, "retry">,
  "deadlineMs" | "maxResponseBytes" | "headers" | "priority" | "fresh" | "patienceMs"
> & {
  readonly retry: RetrySettings;
};

/** Half a minute: no answer of the API is known to take longer, except live detection's. Our decision. */
export const defaultAttemptTimeoutMs: number = 30_000;

/** Default and check of each option of a call. */
export const callOptions: OptionTable<CallLimits> = {
  signal: { read: readSignal },
  attemptTimeoutMs: { read: readNumber({ min: 1 }) },
  // Five minutes: room for two waits of the longest kind, with the attempts between. Our decision.
  deadlineMs: { default: 300_000, read: readNumber({ min: 1 }) },
  // Hundreds of times the largest answer we know of, and small enough for any runtime. Our decision.
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
