import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decide, RetryBudget, type RetryFacts, type RetryPolicy, type RetryState } from "../../src/index.ts";
import { type Step, scripted } from "../support/scripted.ts";

const seed = 20_261_123;
const ms = fc.integer({ min: 0, max: 400_000 });
const bounds = fc.record({ baseMs: ms, capMs: ms });
const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

const facts: fc.Arbitrary<RetryFacts> = fc.record(
  {
    retry: fc.constantFrom("throttle", "transient", "never"),
    done: fc.constantFrom("no", "maybe"),
    retryAfterMs: fc.oneof(ms, fc.constant(Number.MAX_SAFE_INTEGER)),
    shouldRetry: fc.boolean(),
  },
  { requiredKeys: ["retry", "done"] },
);

const policy: fc.Arbitrary<RetryPolicy> = fc.record({
  maxAttempts: fc.integer({ min: 1, max: 10 }),
  transient: bounds,
  throttle: bounds,
  factor: fc.double({ min: 1, max: 10, noNaN: true }),
  jitter: fc.constantFrom("full", "none"),
  retryAfterJitter: fc.double({ min: 0, max: 1, noNaN: true }),
  maxWaitMs: ms,
  repeat: fc.constantFrom("not-done", "safe", "always"),
});

const state: fc.Arbitrary<RetryState> = fc.record({
  attempts: fc.integer({ min: 1, max: 5_000 }),
  remainingMs: fc.integer({ min: -1_000, max: 400_000 }),
  safe: fc.boolean(),
  replayable: fc.boolean(),
  tokens: fc.integer({ min: 0, max: 20 }),
  cost: fc.integer({ min: 0, max: 20 }),
  random: chance,
});

describe("a decision", () => {
  it("never waits less than a throttling server asks, nor longer than is left, nor what is not allowed", () => {
    const property = fc.property(facts, state, policy, (given, at, rules) => {
      const decision = decide(given, at, rules);
      if (!decision.retry) return;
      const { waitMs } = decision;
      expect(Number.isInteger(waitMs)).toBe(true);
      expect(waitMs).toBeGreaterThanOrEqual(given.retryAfterMs ?? 0);
      expect(waitMs).toBeLessThan(at.remainingMs);
      expect(given.retryAfterMs ?? 0).toBeLessThanOrEqual(rules.maxWaitMs);
      expect(at.attempts).toBeLessThan(rules.maxAttempts);
      expect(at.cost).toBeLessThanOrEqual(at.tokens);
      expect(at.replayable).toBe(true);
      expect(given.shouldRetry).not.toBe(false);
      if (given.done === "maybe" && rules.repeat !== "always") expect(at.safe).toBe(true);
    });
    fc.assert(property, { seed, numRuns: 5_000 });
  });
});

describe("a whole call", () => {
  it("ends by its deadline, hands no odd delay to the clock, and takes every wait it was asked", async () => {
    const answer = fc.record({
      status: fc.constantFrom(200, 429, 500, 503),
      retryAfter: fc.option(fc.integer({ min: 0, max: 200 }), { nil: undefined }),
      hangs: fc.boolean(),
    });
    const options = fc.record({ deadlineMs: fc.integer({ min: 1, max: 300_000 }), random: chance });
    const property = fc.asyncProperty(
      fc.array(answer, { minLength: 1, maxLength: 5 }),
      options,
      async (answers, given) => {
        const steps = answers.map(({ status, retryAfter, hangs }): Step => {
          if (hangs) return () => new Promise<Response>(() => {});
          const headers = retryAfter === undefined ? {} : { "retry-after": String(retryAfter) };
          return { status, body: { success: true, data: 1 }, headers };
        });
        const { client, clock } = scripted(steps, { deadlineMs: given.deadlineMs }, given.random);
        const startedAtMs = clock.now();
        const { error } = await clock.run(client.safe.domains.get("example.com"));
        expect(clock.now() - startedAtMs).toBeLessThanOrEqual(given.deadlineMs);
        for (const delay of clock.delays) expect(delay >= 0 && delay <= 300_000).toBe(true);
        for (const { retryAfterMs = 0, waitMs } of error?.attempts ?? []) {
          if (waitMs !== undefined) expect(waitMs).toBeGreaterThanOrEqual(retryAfterMs);
        }
        expect(clock.pending).toBe(0);
      },
    );
    await fc.assert(property, { seed, numRuns: 300 });
  });
});

describe("a budget", () => {
  it("never holds less than nothing or more than its capacity", () => {
    const amount = fc.integer({ min: 0, max: 50 });
    const names = ["capacity", "initial", "transientCost", "throttleCost", "gain"] as const;
    const options = fc.record(Object.fromEntries(names.map((name) => [name, amount])), { requiredKeys: [] });
    const step = fc.record({ succeeds: fc.boolean(), facts });
    const property = fc.property(options, fc.array(step), (given, steps) => {
      const budget = new RetryBudget(given);
      for (const { succeeds, facts: met } of steps) {
        const cost = budget.costOf(met);
        if (succeeds) budget.succeed(cost);
        else if (cost <= budget.tokens) budget.take(cost);
        expect(budget.tokens).toBeGreaterThanOrEqual(0);
        expect(budget.tokens).toBeLessThanOrEqual(budget.capacity);
      }
    });
    fc.assert(property, { seed, numRuns: 500 });
  });
});
