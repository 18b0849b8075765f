import { describe, expect, it } from "vitest";
import { decide, defaultRetryPolicy as policy, type RetryFacts, type RetryState } from "../src/index.ts";
import { backoffMs } from "../src/retry/decide.ts";

const state: RetryState = {
  attempts: 1,
  remainingMs: 300_000,
  safe: true,
  replayable: true,
  tokens: 15,
  cost: 5,
  random: 0.5,
};
const transient: RetryFacts = { retry: "transient", done: "no" };
const lost: RetryFacts = { retry: "transient", done: "maybe" };
const throttle: RetryFacts = { retry: "throttle", done: "no" };

describe("decide", () => {
  it("is pure: the same input gives the same answer", () => {
    expect(decide(transient, state, policy)).toEqual(decide(transient, state, policy));
  });

  it("backs off with full jitter, doubling up to the cap", () => {
    const waits = [1, 2, 3, 4, 5, 6, 7, 8].map((failures) => backoffMs(policy.transient, policy, failures, 0.5));
    expect(waits).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000]);
    expect(backoffMs(policy.transient, policy, 1, 0)).toBe(0);
    expect(backoffMs(policy.transient, { ...policy, jitter: "none" }, 3, 0.1)).toBe(2_000);
    expect(backoffMs(policy.transient, policy, 5_000, 0.5)).toBe(10_000);
  });

  it("waits as long as a 429 asks, and a little longer, never less", () => {
    const facts = { ...throttle, retryAfterMs: 30_000 };
    expect(decide(facts, { ...state, random: 0 }, policy)).toMatchObject({ waitMs: 30_000, waitReason: "retry-after" });
    expect(decide(facts, { ...state, random: 0.99 }, policy)).toMatchObject({ waitMs: 32_970 });
  });

  it("backs off when a 429 names no wait, or none that is left", () => {
    expect(decide(throttle, state, policy)).toMatchObject({ waitMs: 500, waitReason: "backoff" });
    expect(decide({ ...throttle, retryAfterMs: 0 }, state, policy)).toMatchObject({
      waitMs: 500,
      waitReason: "backoff",
    });
  });

  it("takes a wait below nothing for none", () => {
    const facts = { ...throttle, retryAfterMs: -1 };
    expect(decide(facts, state, policy)).toMatchObject({ waitMs: 500, waitReason: "backoff" });
  });

  it.each([Number.NaN, -0.5, 1, 7])("takes %d, which is no random number, for the greatest", (random) => {
    expect(decide(transient, { ...state, random }, policy)).toMatchObject({ waitMs: 500 });
  });

  it("keeps backing off when a failing server asks for less than that", () => {
    const later = { ...state, attempts: 3 };
    expect(decide({ ...transient, retryAfterMs: 100 }, later, policy)).toMatchObject({
      waitMs: 1_000,
      waitReason: "backoff",
    });
    expect(decide({ ...transient, retryAfterMs: 5_000 }, later, policy)).toMatchObject({
      waitMs: 5_250,
      waitReason: "retry-after",
    });
  });

  it("names the server where it asks for just the wait that backing off would be", () => {
    expect(decide({ ...transient, retryAfterMs: 500 }, state, { ...policy, jitter: "none" })).toMatchObject({
      waitMs: 525,
      waitReason: "retry-after",
    });
    const exact = { ...policy, jitter: "none", retryAfterJitter: 0 } as const;
    expect(decide({ ...transient, retryAfterMs: 500 }, state, exact)).toMatchObject({
      waitMs: 500,
      waitReason: "retry-after",
    });
  });

  it.each<[string, RetryFacts, Partial<RetryState>, string]>([
    ["what fails again", { retry: "never", done: "maybe" }, {}, "not-retryable"],
    [
      "what fails again, with a veto on top",
      { retry: "never", done: "maybe", shouldRetry: false },
      {},
      "not-retryable",
    ],
    ["a server's veto", { ...transient, shouldRetry: false }, {}, "server-veto"],
    ["a lost answer to a POST", lost, { safe: false }, "not-repeatable"],
    ["a streamed body", transient, { replayable: false }, "not-repeatable"],
    ["the last attempt", transient, { attempts: 4 }, "attempts-exhausted"],
    ["a wait over the longest accepted", { ...throttle, retryAfterMs: 120_001 }, {}, "wait-too-long"],
    ["a wait past the deadline", { ...throttle, retryAfterMs: 60_000 }, { remainingMs: 60_000 }, "deadline"],
    ["a backoff past the deadline", transient, { remainingMs: 250 }, "deadline"],
    ["no time left", lost, { remainingMs: 0, safe: false }, "deadline"],
    ["an empty budget", transient, { tokens: 4.9 }, "budget-exhausted"],
  ])("stops at %s", (_name, facts, over, stopped) => {
    expect(decide(facts, { ...state, ...over }, policy)).toEqual({ retry: false, stopped });
  });

  it.each<[string, RetryFacts, Partial<RetryState>]>([
    ["a lost answer to a GET", lost, {}],
    ["a POST that says it was not done", transient, { safe: false }],
    ["the longest accepted wait", { ...throttle, retryAfterMs: 120_000 }, {}],
    ["the last token", transient, { tokens: 5 }],
    ["what the server says may be tried again", { retry: "never", done: "maybe", shouldRetry: true }, {}],
  ])("repeats %s", (_name, facts, over) => {
    expect(decide(facts, { ...state, ...over }, policy).retry).toBe(true);
  });

  it("lets the server's own word repeat only what is safe", () => {
    const facts: RetryFacts = { retry: "never", done: "maybe", shouldRetry: true };
    expect(decide(facts, { ...state, safe: false }, policy)).toMatchObject({ stopped: "not-repeatable" });
  });

  it("says what cannot be looked at", () => {
    expect(() => decide(null as never, state, policy)).toThrow(
      expect.objectContaining({ code: "CONFIGURATION_ERROR", argument: "facts, state or policy" }),
    );
  });

  it("follows the caller's rule for lost answers", () => {
    const post = { ...state, safe: false };
    expect(decide(lost, post, { ...policy, repeat: "always" }).retry).toBe(true);
    expect(decide(lost, state, { ...policy, repeat: "not-done" })).toMatchObject({ stopped: "not-repeatable" });
  });
});
