import { defaultRetryPolicy, RetryBudget, TechLookup, type TimeoutError } from "@techlookup/core";
import { createSandbox } from "@techlookup/sandbox";
import { sampleClock } from "../sample-clock.ts";

const grouped = (value: number): string => value.toLocaleString("en");
const span = (ms: number): string => (ms < 1_000 ? `${ms} ms` : `${ms / 1_000} s`);

const sandbox = createSandbox();
const options = { apiKey: sandbox.keys.pro, retry: { maxAttempts: 1 } };

/** A client whose server never answers: what its errors tell is the limit that passed. */
const waiting = (more: object = {}): TechLookup =>
  new TechLookup({ ...options, ...more, clock: sampleClock(), fetch: () => new Promise(() => {}) });

const limitOf = async (call: Promise<{ readonly error?: unknown }>): Promise<number> =>
  ((await call).error as TimeoutError).timeoutMs;

const largest = async (): Promise<string> => {
  sandbox.script({ kind: "oversized", bytes: 50_000_000 });
  const { error } = await new TechLookup({ ...options, fetch: sandbox.fetch }).safe.domains.get("github.com");
  return grouped(Number(/\d{5,}/.exec(error?.message ?? "")?.[0]));
};

const budget = (): string => {
  const fresh = new RetryBudget();
  const { tokens, capacity } = fresh;
  fresh.succeed(undefined);
  const cost = fresh.costOf({ retry: "transient", done: "no" });
  return `${tokens} of ${capacity} tokens, ${cost} a retry, ${fresh.tokens - tokens} gained by a success`;
};

/** The default of each option, in words, by what the client does without it. */
export const measuredDefaults = async (): Promise<Readonly<Record<string, string>>> => {
  const { maxAttempts, transient, throttle, factor, jitter, retryAfterJitter, maxWaitMs, repeat } = defaultRetryPolicy;
  const [attempt, live, deadline] = await Promise.all([
    limitOf(waiting().safe.domains.get("github.com")),
    limitOf(waiting().safe.domains.detectLive("github.com")),
    limitOf(waiting({ attemptTimeoutMs: Infinity }).safe.domains.get("github.com")),
  ]);
  const growth = factor === 2 ? "doubling" : `times ${factor}`;
  return {
    "retry.maxAttempts": String(maxAttempts),
    "retry.transient": `${span(transient.baseMs)}, ${growth} to at most ${span(transient.capMs)}`,
    "retry.throttle": `${span(throttle.baseMs)}, ${growth} to at most ${span(throttle.capMs)}`,
    "retry.factor": String(factor),
    "retry.jitter": `\`${jitter}\``,
    "retry.retryAfterJitter": String(retryAfterJitter),
    "retry.maxWaitMs": grouped(maxWaitMs),
    "retry.repeat": `\`${repeat}\``,
    "retry.budget": budget(),
    attemptTimeoutMs: `${grouped(attempt)}; live detection ${grouped(live)}`,
    deadlineMs: grouped(deadline),
    maxResponseBytes: await largest(),
    creditLimit: "none", // What is not there cannot be measured.
  };
};
