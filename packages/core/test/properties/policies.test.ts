import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AttemptRecord, type CallEvent, ConfigurationError, RetryBudget } from "../../src/index.ts";
import { type Step, scripted } from "../support/scripted.ts";

const seed = 20_261_123;
const ms = fc.oneof(fc.integer({ min: 0, max: 200_000 }), fc.constant(Infinity));
const bounds = fc.record({ baseMs: ms, capMs: ms });
const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

const retry = fc.record({
  maxAttempts: fc.integer({ min: 1, max: 8 }),
  ...{ transient: bounds, throttle: bounds, maxWaitMs: ms },
  factor: fc.double({ min: 1, max: 100, noNaN: true }),
  jitter: fc.constantFrom("full" as const, "none" as const),
  retryAfterJitter: fc.double({ min: 0, max: 1, noNaN: true }),
  repeat: fc.constantFrom("not-done" as const, "safe" as const, "always" as const),
});

/** An answer of a server whose clock is wrong by hours, and which asks to wait, in seconds or by a date. */
const answer = fc.record({
  kind: fc.constantFrom("answer", "reset", "deaf"),
  status: fc.constantFrom(200, 429, 429, 500, 503),
  waitS: fc.option(fc.nat(150), { nil: undefined }),
  asDate: fc.boolean(),
  skewS: fc.integer({ min: -100_000, max: 100_000 }),
});

const toStep =
  (
    { kind, status, waitS, asDate, skewS }: typeof answer extends fc.Arbitrary<infer T> ? T : never,
    now: () => number,
  ) =>
  async (): Promise<Response> => {
    if (kind === "deaf") return new Promise(() => {});
    if (kind === "reset") throw new TypeError("fetch failed", { cause: { code: "ECONNRESET" } });
    const serverMs = Math.floor(now() / 1_000) * 1_000 + skewS * 1_000;
    const asked =
      waitS === undefined ? undefined : asDate ? new Date(serverMs + waitS * 1_000).toUTCString() : `${waitS}`;
    const headers = { date: new Date(serverMs).toUTCString(), ...(asked !== undefined && { "retry-after": asked }) };
    const body = JSON.stringify({ success: status === 200, data: 1, error: { code: "X", message: "m" } });
    return new Response(body, { status, headers: { ...headers, "x-asked-ms": String((waitS ?? 0) * 1_000) } });
  };

describe("whatever the policy is", () => {
  it("a call keeps to it, to its deadline, and to what the server asks", async () => {
    const property = fc.asyncProperty(
      fc.array(answer, { minLength: 1, maxLength: 8 }),
      retry,
      fc.record({ random: chance, deadlineMs: fc.integer({ min: 1, max: 400_000 }), attemptTimeoutMs: ms }),
      async (answers, rules, { random, deadlineMs, attemptTimeoutMs }) => {
        const asked: number[] = [];
        const steps: Step[] = [];
        let last: readonly AttemptRecord[] = [];
        const onResult = ({ attempts, budget }: CallEvent): void => {
          last = attempts;
          expect(budget.tokens >= 0 && budget.tokens <= budget.capacity).toBe(true);
        };
        // What waits for a server to recover is no part of a policy.
        const options = { retry: { ...rules, budget: new RetryBudget() }, deadlineMs, onResult, recovery: false };
        const { client, clock, sent } = scripted(steps, { ...options, attemptTimeoutMs: attemptTimeoutMs + 1 }, random);
        for (const given of answers) {
          steps.push(toStep(given, () => clock.now()));
          asked.push(given.kind === "answer" ? (given.waitS ?? 0) * 1_000 : 0);
        }
        const startedAtMs = clock.now();
        await clock.run(client.safe.domains.get("example.com"));

        expect(clock.now() - startedAtMs).toBeLessThanOrEqual(deadlineMs);
        expect(sent.length).toBeLessThanOrEqual(rules.maxAttempts);
        expect(last.length).toBe(sent.length);
        for (const delay of clock.delays) expect(delay >= 0 && delay <= deadlineMs).toBe(true);
        last.forEach(({ waitMs, startedAtMs: began, durationMs }, index) => {
          const next = last[index + 1];
          if (next === undefined) return;
          expect(waitMs).toBeGreaterThanOrEqual(asked[index] ?? asked.at(-1) ?? 0);
          expect(next.startedAtMs - began - durationMs).toBe(waitMs);
        });
      },
    );
    await fc.assert(property, { seed, numRuns: 400 });
  });
});

describe("whatever a budget is made with", () => {
  it("it holds no less than nothing and no more than its capacity, or is not made", () => {
    const amount = fc.oneof(fc.integer({ min: -20, max: 200 }), fc.constantFrom(undefined, Number.NaN, 0.5));
    const names = ["capacity", "initial", "transientCost", "throttleCost", "refund", "gain"];
    const options = fc.record(Object.fromEntries(names.map((name) => [name, amount])), { requiredKeys: [] });
    const property = fc.property(options, fc.array(fc.option(fc.nat(300), { nil: undefined })), (given, steps) => {
      const wrong = Object.values(given).some((value) => value !== undefined && !((value as number) >= 0));
      if (wrong) {
        expect(() => new RetryBudget(given as object)).toThrow(ConfigurationError);
        return;
      }
      const budget = new RetryBudget(given as object);
      for (const step of [undefined, ...steps]) {
        if (step !== undefined && step % 2 === 0) budget.take(step);
        else budget.succeed(step);
        expect(budget.tokens >= 0 && budget.tokens <= budget.capacity).toBe(true);
      }
    });
    fc.assert(property, { seed, numRuns: 1_000 });
  });
});
