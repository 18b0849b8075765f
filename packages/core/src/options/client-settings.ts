import type { CallSettings } from "../engine/call-settings.ts";
import { systemClock } from "../engine/sleep.ts";
import { check, checkNumber } from "../errors/checks.ts";
import { RetryBudget } from "../retry/budget.ts";
import { defaultRetryPolicy } from "../retry/policy.ts";
import { mergeSettings } from "./merge.ts";
import type { CommonOptions } from "./options.ts";
import type { Platform } from "./platform.ts";

/** 10 MiB: hundreds of times the largest answer we know of, and small enough for any runtime. Ours. */
const defaultMaxResponseBytes = 10_485_760;

/** Five minutes: room for two waits of the longest kind, with the attempts between. Ours. */
const defaultDeadlineMs = 300_000;

/**
 * A client's settings, complete and checked.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`) for the first option that is wrong.
 */
export const clientSettings = (options: CommonOptions, platform: Platform): CallSettings => {
  for (const name of ["fetch", "random", "onAttempt", "onRetry", "onResult"] as const) {
    check(["undefined", "function"].includes(typeof options[name]), name, "be a function", options[name]);
  }
  const { creditLimit = Infinity, onAttempt, onRetry, onResult } = options;
  checkNumber("creditLimit", creditLimit, { min: 0 });
  const base: CallSettings = {
    ...platform,
    policy: defaultRetryPolicy,
    budget: options.retry?.budget ?? new RetryBudget(),
    credits: { limit: creditLimit, spent: 0 },
    deadlineMs: defaultDeadlineMs,
    maxResponseBytes: defaultMaxResponseBytes,
    hooks: [platform.hooks ?? {}, { onAttempt, onRetry, onResult }],
    // Looked up at every call, so that what replaces it later, as tests and tracers do, is used.
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    clock: options.clock ?? systemClock,
    random: options.random ?? Math.random,
  };
  // A signal is a call's own; a client that took one would be dead once it aborts.
  return mergeSettings(base, { ...options, signal: undefined } as CommonOptions);
};
