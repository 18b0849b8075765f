import { check } from "../errors/configuration.ts";
import { defaultsOf, readOptions, refuseMistakes } from "../errors/option-table.ts";
import { isObject } from "../errors/plain-data.ts";
import { type CallLimits, type CallOptions, callOptions } from "../options/call-options.ts";
import { type CommonOptions, clientOptions } from "../options/client-options.ts";
import { RetryBudget } from "../retry/budget.ts";
import { CreditLedger } from "./credit-ledger.ts";
import type { CallSettings, Platform } from "./settings.ts";

const retryAdvice = "pass { retry: { maxAttempts } }, which counts the first attempt as well";

/** What people pass who know other clients. */
const mistakes: Readonly<Record<string, string>> = {
  timeout: "pass deadlineMs for the whole call, or attemptTimeoutMs for one attempt, in milliseconds",
  maxRetries: retryAdvice,
  retries: retryAdvice,
  maxAttempts: retryAdvice,
};

const readCallOptions = (base: CallLimits, options: object): CallLimits => {
  refuseMistakes(options, mistakes);
  return readOptions(callOptions, base, options);
};

/**
 * Checks that a client's options are an object.
 *
 * @param example What they could be.
 * @throws ConfigurationError (`CONFIGURATION_ERROR`)
 * @example
 * checkOptions({}, "{ apiKey }");
 */
export const checkOptions = (options: unknown, example: string): void =>
  check(isObject(options), "options", `be an object such as ${example}`, options);

/**
 * A client's settings, complete and checked.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`) for the first option that is wrong.
 */
export const clientSettings = (options: CommonOptions, platform: Platform): CallSettings => {
  const own = readOptions(clientOptions, defaultsOf(clientOptions), options);
  const { clock, random, creditLimit } = own;
  const defaults = defaultsOf(callOptions);
  const { makeRecovery, headers = {}, budget } = platform;
  const retry = { ...defaults.retry, ...(budget && { budget: new RetryBudget(budget) }) };
  const base = { ...defaults, headers, retry };
  return {
    ...platform,
    // A signal is a call's own: a client that took one would be dead once it aborts.
    ...readCallOptions(base, { ...options, signal: undefined }),
    credits: new CreditLedger(creditLimit),
    hooks: platform.hooks ? [platform.hooks, own] : [own],
    pace: platform.makePace?.(clock),
    recovery: makeRecovery?.(clock),
    seen: {},
    clock,
    random,
  };
};

/** What one call needs: a client's settings, with what the call overrides, each value checked. */
export const callSettings = (client: CallSettings, options: CallOptions | undefined): CallSettings => {
  const { locate } = client;
  const located = locate ? { ...client, baseUrl: locate() } : client;
  if (options === undefined) return located;
  checkOptions(options, "{ signal }");
  return { ...located, ...readCallOptions(located, options) };
};
