import type { CallSettings } from "../call/call-settings.ts";
import { checkNumber, checkWord } from "../errors/checks.ts";
import { configurationError, showValue } from "../errors/configuration.ts";
import type { BackoffBounds, RetryPolicy } from "../retry/policy.ts";
import type { CallOptions, RetryOptions } from "./options.ts";

const mergeBounds = (
  name: "transient" | "throttle",
  base: BackoffBounds,
  over: Partial<BackoffBounds> | undefined,
): BackoffBounds => {
  const bounds = { baseMs: over?.baseMs ?? base.baseMs, capMs: over?.capMs ?? base.capMs };
  checkNumber(`retry.${name}.baseMs`, bounds.baseMs, { min: 0 });
  checkNumber(`retry.${name}.capMs`, bounds.capMs, { min: 0 });
  return bounds;
};

/** A policy with some of its values replaced, each checked. */
const mergePolicy = (base: RetryPolicy, over: RetryOptions): RetryPolicy => {
  const policy = {
    maxAttempts: over.maxAttempts ?? base.maxAttempts,
    transient: mergeBounds("transient", base.transient, over.transient),
    throttle: mergeBounds("throttle", base.throttle, over.throttle),
    factor: over.factor ?? base.factor,
    jitter: over.jitter ?? base.jitter,
    retryAfterJitter: over.retryAfterJitter ?? base.retryAfterJitter,
    maxWaitMs: over.maxWaitMs ?? base.maxWaitMs,
    repeat: over.repeat ?? base.repeat,
  };
  checkNumber("retry.maxAttempts", policy.maxAttempts, { min: 1, integer: true });
  checkNumber("retry.factor", policy.factor, { min: 1 });
  checkWord("retry.jitter", policy.jitter, ["full", "none"]);
  checkNumber("retry.retryAfterJitter", policy.retryAfterJitter, { min: 0, max: 1 });
  checkNumber("retry.maxWaitMs", policy.maxWaitMs, { min: 0 });
  checkWord("retry.repeat", policy.repeat, ["not-done", "safe", "always"]);
  return policy;
};

const isSignal = (value: unknown): boolean =>
  typeof value === "object" && value !== null && "aborted" in value && "addEventListener" in value;

/** By its methods, since a budget may be shared with a client of another installed copy. */
const isBudget = (value: unknown): boolean =>
  typeof value === "object" && value !== null && ["costOf", "take", "succeed"].every((name) => name in value);

const isObject = (value: unknown): boolean => typeof value === "object" && value !== null;

/** A client's settings with what one call overrides, each value checked. */
export const mergeSettings = (base: CallSettings, over: CallOptions | undefined): CallSettings => {
  if (over === undefined) return base;
  if (!isObject(over)) throw configurationError("options", `must be an object, and is ${showValue(over)}`);
  const { retry } = over;
  if (retry !== undefined && !isObject(retry)) {
    throw configurationError("retry", `must be an object such as { maxAttempts: 1 }, and is ${showValue(retry)}`);
  }
  if (retry?.budget !== undefined && !isBudget(retry.budget)) {
    throw configurationError("retry.budget", `must be a RetryBudget, and is ${showValue(retry.budget)}`);
  }
  const settings = {
    ...base,
    policy: retry ? mergePolicy(base.policy, retry) : base.policy,
    budget: retry?.budget ?? base.budget,
    attemptTimeoutMs: over.attemptTimeoutMs ?? base.attemptTimeoutMs,
    deadlineMs: over.deadlineMs ?? base.deadlineMs,
    maxResponseBytes: over.maxResponseBytes ?? base.maxResponseBytes,
    signal: over.signal ?? base.signal,
  };
  if (settings.attemptTimeoutMs !== undefined) {
    checkNumber("attemptTimeoutMs", settings.attemptTimeoutMs, { min: 1 });
  }
  checkNumber("deadlineMs", settings.deadlineMs, { min: 1 });
  checkNumber("maxResponseBytes", settings.maxResponseBytes, { min: 1 });
  if (settings.signal !== undefined && !isSignal(settings.signal)) {
    throw configurationError("signal", `must be an AbortSignal, and is ${showValue(settings.signal)}`);
  }
  return settings;
};
