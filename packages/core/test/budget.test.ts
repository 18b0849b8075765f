import { describe, expect, it } from "vitest";
import { RetryBudget, type RetryFacts } from "../src/index.ts";
import { failure, type Step, scripted, success } from "./support/scripted.ts";

const transient: RetryFacts = { retry: "transient", done: "no" };

describe("RetryBudget", () => {
  it("charges by kind, and nothing for a wait that the server named", () => {
    const budget = new RetryBudget({ transientCost: 3, throttleCost: 2 });
    expect(budget.costOf(transient)).toBe(3);
    expect(budget.costOf({ retry: "throttle", done: "no" })).toBe(2);
    expect(budget.costOf({ retry: "throttle", done: "no", retryAfterMs: 0 })).toBe(2);
    expect(budget.costOf({ retry: "throttle", done: "no", retryAfterMs: 1 })).toBe(0);
    // A failing server does not know when it will be well, so that its word is no free retry.
    expect(budget.costOf({ ...transient, retryAfterMs: 1 })).toBe(3);
    expect(budget.costOf({ ...transient, offline: true })).toBe(0);
  });

  it("takes a cost, and never goes below nothing", () => {
    const budget = new RetryBudget({ initial: 7 });
    budget.take(5);
    expect(budget.tokens).toBe(2);
    budget.take(5);
    expect(budget.tokens).toBe(0);
    budget.take(Infinity);
    expect(budget.tokens).toBe(0);
  });

  it.each([-1, Number.NaN, "5", null, {}] as never[])("refuses a cost that is none: %j", (cost) => {
    const budget = new RetryBudget();
    expect(() => budget.take(cost)).toThrow("cost must be a number from 0 to Infinity, and is ");
    expect(() => budget.succeed(cost)).toThrow("lastCost must be a number from 0 to Infinity, and is ");
    expect(() => budget.take(undefined as never)).toThrow("cost must be");
    expect(budget.tokens).toBe(15);
  });

  it("says what it was looking at when the caller's own objects throw", () => {
    const hostile = () => {
      throw new Error("mine");
    };
    const throwing = Object.defineProperties({} as never, {
      ...{ gain: { enumerable: true, get: hostile }, offline: { get: hostile } },
    });
    const problem = (argument: string) => ({ code: "CONFIGURATION_ERROR", argument });
    expect(() => new RetryBudget(throwing)).toThrow(expect.objectContaining(problem("RetryBudget")));
    expect(() => new RetryBudget().costOf(throwing)).toThrow(expect.objectContaining(problem("facts")));
  });

  it("gives back what a retry that succeeded took, times the refund, and says which option is wrong", () => {
    const budget = new RetryBudget({ initial: 10, refund: 0.5 });
    budget.succeed(4);
    expect(budget.tokens).toBe(12);
    expect(() => new RetryBudget({ gain: -1 })).toThrow(
      "RetryBudget.gain must be a number from 0 to Infinity, and is -1",
    );
  });

  it("ignores options that are undefined or do not exist", () => {
    const options = { capacity: undefined, retires: "5" } as object;
    expect(new RetryBudget(options).capacity).toBe(100);
  });

  it("never holds more than its capacity", () => {
    const budget = new RetryBudget({ capacity: 20, initial: 50 });
    expect(budget.tokens).toBe(20);
    budget.succeed(undefined);
    expect(budget.tokens).toBe(20);
  });

  it("keeps a busy client's load in an outage within 1.1 times its calls", async () => {
    const steps: Step[] = [...Array.from({ length: 500 }, () => success()), failure(503, "DOWN")];
    const { client, clock, sent } = scripted(steps, { recovery: false });
    for (let call = 0; call < 500; call++) await client.domains.get("example.com");
    for (let call = 0; call < 500; call++) await clock.run(client.safe.domains.get("example.com"));
    expect(sent.length - 500).toBeLessThanOrEqual(550);
    expect(sent.length - 500).toBeGreaterThan(500);
  });

  it("keeps forty small clients together within 1.3 times", async () => {
    let load = 0;
    for (let index = 0; index < 40; index++) {
      const { client, clock, sent } = scripted([failure(503, "DOWN")], { recovery: false });
      for (let call = 0; call < 10; call++) await clock.run(client.safe.domains.get("example.com"));
      load += sent.length;
    }
    expect(load).toBeLessThanOrEqual(40 * 10 * 1.3);
  });

  it("lets at least 99 % of calls succeed when one answer in ten fails", async () => {
    let seed = 12345;
    const random = (): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
      return seed / 2 ** 31;
    };
    const step: Step = async () => {
      const failed = random() < 0.1;
      return failed ? new Response("", { status: 500 }) : Response.json({ success: true, data: {} });
    };
    const { client, clock } = scripted([step]);
    let succeeded = 0;
    for (let call = 0; call < 2_000; call++) {
      const result = await clock.run(client.safe.domains.get("example.com"));
      if (result.ok) succeeded++;
    }
    expect(succeeded).toBeGreaterThanOrEqual(1_980);
  });

  it("is shared by the clients it is given to", async () => {
    const budget = new RetryBudget({ initial: 10 });
    const first = scripted([failure(500, "INTERNAL_ERROR")], { retry: { budget } });
    await first.clock.run(first.client.safe.domains.get("example.com"));
    expect(first.sent.length).toBe(3);
    const second = scripted([failure(500, "INTERNAL_ERROR")], { retry: { budget } });
    const result = await second.clock.run(second.client.safe.domains.get("example.com"));
    expect(second.sent.length).toBe(1);
    expect(result.error?.stopped).toBe("budget-exhausted");
    expect(second.client.retryBudget).toBe(budget);
  });
});
