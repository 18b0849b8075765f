import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ConfigurationError,
  decide,
  explain,
  parseHttpDate,
  parseRetryAfter,
  RetryBudget,
  type RetryFacts,
  type RetryPolicy,
  type RetryState,
} from "../../src/index.ts";
import { failure, scripted } from "../support/scripted.ts";

const seed = 20_261_123;
const odd = fc.oneof(
  fc.double(),
  fc.constantFrom(Number.NaN, Infinity, -Infinity, -0, 1e308, Number.MAX_SAFE_INTEGER),
  fc.constantFrom<unknown>("1", "x", "", null, undefined, true, [], {}),
) as fc.Arbitrary<number>;
const bounds = fc.record({ baseMs: odd, capMs: odd });

const policy = fc.record({
  ...{ maxAttempts: odd, transient: bounds, throttle: bounds, factor: odd, retryAfterJitter: odd, maxWaitMs: odd },
  jitter: fc.constantFrom("full", "none"),
  repeat: fc.constantFrom("not-done", "safe", "always"),
}) as fc.Arbitrary<RetryPolicy>;

const facts = fc.record({
  retry: fc.constantFrom("throttle", "transient"),
  done: fc.constant("no"),
  ...{ retryAfterMs: odd, floorMs: odd },
}) as fc.Arbitrary<RetryFacts>;

const state = fc.record({
  ...{ attempts: odd, remainingMs: odd, tokens: odd, cost: odd, random: odd, floorMs: odd },
  ...{ safe: fc.constant(true), replayable: fc.constant(true) },
}) as fc.Arbitrary<RetryState>;

describe("whatever the numbers are", () => {
  it("a decision waits a finite time within what is left, or stops", () => {
    const property = fc.property(facts, state, policy, (given, at, rules) => {
      const decision = decide(given, at, rules);
      if (!decision.retry) return;
      expect(Number.isFinite(decision.waitMs)).toBe(true);
      expect(decision.waitMs).toBeGreaterThanOrEqual(0);
      expect(decision.waitMs < at.remainingMs && at.attempts < rules.maxAttempts).toBe(true);
    });
    fc.assert(property, { seed, numRuns: 20_000 });
  });

  it("a schedule ends, or its policy is refused", () => {
    const answer = fc.record({ status: fc.constantFrom(429, 500, 0, Number.NaN), deadlineMs: odd });
    const property = fc.property(fc.oneof(policy, fc.record({ maxAttempts: odd })), answer, (rules, given) => {
      try {
        const { waits } = explain(rules, given, () => {});
        expect(waits.length).toBeLessThan(100);
        for (const { minMs, maxMs } of waits) expect(Number.isFinite(minMs + maxMs)).toBe(true);
      } catch (error) {
        expect(error).toBeInstanceOf(ConfigurationError);
      }
    });
    fc.assert(property, { seed, numRuns: 5_000 });
    expect(() => explain({ maxAttempts: Number.NaN }, { status: 500 })).toThrow(ConfigurationError);
    expect(() => explain(null as never, { status: 500 })).toThrow(ConfigurationError);
    expect(() => explain({}, undefined as never)).toThrow(ConfigurationError);
  });

  it("a budget holds a number between nothing and its capacity", () => {
    const options = fc.record({ capacity: fc.constantFrom(0, 10, Infinity), refund: fc.constantFrom(0, 1, Infinity) });
    const property = fc.property(options, fc.array(odd, { maxLength: 20 }), (given, steps) => {
      const budget = new RetryBudget(given);
      for (const [index, step] of steps.entries()) {
        try {
          if (index % 2) budget.take(step);
          else budget.succeed(step);
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(ConfigurationError);
        }
        expect(budget.tokens >= 0 && budget.tokens <= budget.capacity).toBe(true);
      }
    });
    fc.assert(property, { seed, numRuns: 2_000 });
  });

  it("a wait that is read is a finite number, or none", () => {
    const texts = fc.constantFrom(
      "30",
      "Sun, 06 Nov 1994 08:49:37 GMT",
      "Sunday, 06-Nov-94 08:49:37 GMT",
      "x",
      null,
      7,
    );
    const property = fc.property(texts, texts, odd, (retryAfter, date, now) => {
      const waitMs = parseRetryAfter(retryAfter as string, date as string, now);
      expect(waitMs === undefined || (Number.isFinite(waitMs) && waitMs >= 0)).toBe(true);
      const timeMs = parseHttpDate("Sunday, 06-Nov-94 08:49:37 GMT", now);
      expect(timeMs === undefined || Number.isFinite(timeMs)).toBe(true);
    });
    fc.assert(property, { seed, numRuns: 2_000 });
  });
});

describe("a call ends by its deadline", () => {
  it.each([
    ["NaN", () => Number.NaN],
    ["a text", () => "0.5" as unknown as number],
    ["Infinity", () => Infinity],
    ["a negative number", () => -3],
  ])("where random gives %s, and 0 is multiplied by Infinity", async (_what, random) => {
    const retry = { transient: { baseMs: 0, capMs: Infinity }, factor: Infinity, maxAttempts: 50 };
    const { client, clock, sent } = scripted([failure(500, "INTERNAL_ERROR")], { random, retry, deadlineMs: 5_000 });
    expect((await clock.run(client.safe.domains.get("example.com"))).ok).toBe(false);
    expect(sent.length).toBeLessThanOrEqual(50);
    for (const delay of clock.delays) expect(delay >= 0 && delay <= 5_000).toBe(true);
  });

  it.each([
    ["gives NaN", () => Number.NaN],
    ["stands still", () => 7],
    ["gives a text", () => "now" as unknown as number],
  ])("where the clock %s", async (_what, now) => {
    const { client, clock, sent } = scripted([() => new Promise<Response>(() => {})], {
      attemptTimeoutMs: 1_000,
      deadlineMs: 10_000,
      retry: { maxAttempts: 1_000, jitter: "none", budget: new RetryBudget({ transientCost: 0 }) },
    });
    clock.now = now;
    const { error } = await clock.run(client.safe.domains.get("example.com"));
    expect(error).toMatchObject({ code: "TIMEOUT" });
    expect(sent.length).toBeLessThan(10);
  });

  it("also where the clock first tells the time and then does not", async () => {
    const { client, clock } = scripted([failure(500, "INTERNAL_ERROR")], {
      deadlineMs: 10_000,
      retry: { maxAttempts: Infinity, jitter: "none", budget: new RetryBudget({ transientCost: 0 }) },
    });
    const real = clock.now;
    let reads = 0;
    clock.now = () => (reads++ < 3 ? real() : Number.NaN);
    expect((await clock.run(client.safe.domains.get("example.com"))).error?.stopped).toBe("deadline");
  });
});
