import type { CallSettings } from "../call/call-settings.ts";
import { CreditLedger } from "../call/credit-ledger.ts";
import type { Hooks } from "../call/hooks.ts";
import { systemClock } from "../call/sleep.ts";
import { checkNumber } from "../errors/checks.ts";
import { configurationError, showValue } from "../errors/configuration.ts";
import { createRedactor } from "../errors/redact.ts";
import { RetryBudget } from "../retry/budget.ts";
import { defaultRetryPolicy } from "../retry/policy.ts";
import { checkApiKey } from "./api-key.ts";
import { checkBaseUrl, defaultBaseUrl } from "./base-url.ts";
import { mergeSettings } from "./merge.ts";
import type { ClientOptions } from "./options.ts";

/** What differs between runtimes. */
export interface Platform {
  /** What to say when no key is given: where this runtime would have found one. */
  readonly missingApiKey: string;
  /** Headers that this runtime sends with every request, such as `user-agent`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Told besides the caller's own hooks. */
  readonly hooks?: Hooks;
}

/** 10 MiB: hundreds of times the largest answer we know of, and small enough for any runtime. Ours. */
const defaultMaxResponseBytes = 10 * 1024 * 1024;

/** Five minutes: room for two waits of the longest kind, with the attempts between. Ours. */
const defaultDeadlineMs = 300_000;

const checkFunction = (argument: string, value: unknown): void => {
  if (value !== undefined && typeof value !== "function") {
    throw configurationError(argument, `must be a function, and is ${showValue(value)}`);
  }
};

/**
 * A client's settings, complete and checked.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`) for the first option that is wrong.
 */
export const clientSettings = (options: ClientOptions, platform: Platform): CallSettings => {
  if (typeof options !== "object" || options === null) {
    throw configurationError("options", `must be an object such as { apiKey }, and is ${showValue(options)}`);
  }
  const apiKey = checkApiKey(options.apiKey, platform.missingApiKey);
  for (const name of ["fetch", "random", "onAttempt", "onRetry", "onResult"] as const) {
    checkFunction(name, options[name]);
  }
  const { creditLimit = Number.POSITIVE_INFINITY } = options;
  checkNumber("creditLimit", creditLimit, { min: 0 });
  const { onAttempt, onRetry, onResult } = options;
  const base: CallSettings = {
    baseUrl: checkBaseUrl(options.baseUrl ?? defaultBaseUrl),
    headers: { ...platform.headers, authorization: `Bearer ${apiKey}` },
    policy: defaultRetryPolicy,
    budget: options.retry?.budget ?? new RetryBudget(),
    credits: new CreditLedger(creditLimit),
    attemptTimeoutMs: undefined,
    deadlineMs: defaultDeadlineMs,
    maxResponseBytes: defaultMaxResponseBytes,
    signal: undefined,
    hooks: [...(platform.hooks ? [platform.hooks] : []), { onAttempt, onRetry, onResult }],
    redact: createRedactor(apiKey),
    // Looked up at every call, so that what replaces it later, as tests and tracers do, is used.
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    clock: options.clock ?? systemClock,
    random: options.random ?? Math.random,
  };
  // A signal is a call's own; a client that took one would be dead once it aborts.
  return mergeSettings(base, { ...options, signal: undefined } as ClientOptions);
};
