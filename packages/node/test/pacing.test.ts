import { describe, expect, it } from "vitest";
import { memoryWindow, systemClock, TechLookup, WaitError } from "../src/index.ts";
import { burst, caught, full, limit, make, pass, sandbox, stopTime, windowMs, withSandbox } from "./support/paced.ts";
import { pause } from "./support/turns.ts";

withSandbox();

describe("calls over the limit", () => {
  it("wait for their turn and meet no 429; the same calls without pacing meet some", async () => {
    const calls = 3 * limit;
    const startedAtMs = performance.now();
    await burst(make(), calls);
    expect(sandbox.counts()).toMatchObject({ requests: calls, rateLimited: 0 });
    expect(performance.now() - startedAtMs).toBeGreaterThanOrEqual(2 * windowMs);

    sandbox.reset();
    await burst(make(false), calls);
    expect(sandbox.counts().rateLimited).toBeGreaterThan(0);
  });

  it("share one window where clients of a process are given the same", async () => {
    stopTime();
    const window = memoryWindow(systemClock);
    await burst(make({ window }), limit);
    const waiting = make({ window }).account.credits();
    await pass(windowMs + 100);
    await waiting;
    expect(sandbox.counts()).toMatchObject({ requests: limit + 1, rateLimited: 0 });

    sandbox.reset();
    await burst(make(), limit);
    await caught(make({}, { retry: { maxAttempts: 1 } }).account.credits());
    expect(sandbox.counts()).toMatchObject({ requests: limit + 1, rateLimited: 1 });
  });

  it("keep to a share of the limit", async () => {
    stopTime();
    const client = make({ share: 0.5 });
    await burst(client, limit / 2);
    const waiting = client.account.credits();
    await pass(windowMs - 1);
    await pause(50);
    expect(sandbox.counts().requests).toBe(limit / 2);
    await pass(100);
    await waiting;
    expect(sandbox.counts().requests).toBe(limit / 2 + 1);
  });

  it("go one after the other once the server has refused one, and wait for Retry-After once", async () => {
    stopTime();
    await full(false);
    const refused = Promise.withResolvers<void>();
    const calling = make({}, { onRetry: () => refused.resolve() }).account.credits();
    await refused.promise;
    await pass(999);
    await pause(50);
    expect(sandbox.counts()).toMatchObject({ requests: limit + 1, rateLimited: 1 });
    // Less than twice the second that the server asked for.
    await pass(900);
    await calling;
    expect(sandbox.counts()).toMatchObject({ requests: limit + 2, rateLimited: 1 });
  });
});

describe("a call that waits", () => {
  it("is ended by its signal, and leaves its place to the next", async () => {
    stopTime();
    const client = await full();
    const leaver = new AbortController();
    const left = caught(client.account.credits({ signal: leaver.signal }));
    const stayed = client.account.credits();
    leaver.abort("why");
    expect(await left).toMatchObject({ code: "ABORTED", stopped: "aborted", attempts: [] });
    expect(sandbox.counts().requests).toBe(limit);
    await pass(windowMs + 100);
    await stayed;
    expect(sandbox.counts()).toMatchObject({ requests: limit + 1, rateLimited: 0 });
  });

  it("is refused at once where its deadline leaves no time, and costs nothing", async () => {
    // At once: no time passes.
    stopTime();
    const client = await full({}, { creditLimit: 100 });
    const { creditsSpent } = client;
    const error = await caught(client.domains.get("github.com", { deadlineMs: 300 }));
    expect(error).toBeInstanceOf(WaitError);
    expect(error).toMatchObject({ code: "NO_SLOT", requestSent: "no", stopped: "deadline", attempts: [] });
    expect(error?.waitMs).toBe(windowMs + 50);
    expect(error?.message).toContain("GET /v1/domain/github.com would wait 1");
    expect(client.creditsSpent).toBe(creditsSpent);
    expect(sandbox.counts().requests).toBe(limit);
  });

  it("is refused where as many wait as may", async () => {
    stopTime();
    const client = await full({ maxQueue: 1 });
    const waiting = client.account.credits();
    const error = await caught(client.account.credits());
    expect(error).toMatchObject({ name: "WaitError", code: "NO_SLOT", stopped: "not-retryable" });
    expect(error?.message).toContain("where 1 call may wait (pacing.maxQueue)");
    await pass(windowMs + 100);
    await waiting;
  });

  it("is overtaken by others where it is marked as bulk", async () => {
    const client = await full();
    const order: string[] = [];
    const call = async (priority: "bulk" | "normal", name: string): Promise<void> => {
      await client.account.credits({ priority });
      order.push(name);
    };
    const jobs = Array.from({ length: limit }, () => call("bulk", "job"));
    await Promise.all([...jobs, call("normal", "visitor")]);
    expect(order.indexOf("visitor")).toBeLessThan(limit);
    expect(order.at(-1)).toBe("job");
  });

  it("ends with what the window throws, as its cause", async () => {
    const failed = Promise.reject(new Error("the store is away"));
    const error = await caught(make({ window: { admit: () => failed } }).account.credits());
    expect(error).toMatchObject({ code: "NO_SLOT", stopped: "not-retryable", cause: { message: "the store is away" } });
  });
});

describe("the option pacing", () => {
  it.each([
    [{ share: 0 }, "pacing.share must be a number above 0, up to 1, and is 0"],
    [{ share: 1.5 }, "pacing.share"],
    [{ maxQueue: -1 }, "pacing.maxQueue"],
    [{ limit: 0.5 }, "pacing.limit"],
    [{ window: {} }, "pacing.window must be a PacingWindow"],
    [true, "pacing must be an object such as { share: 0.5 }"],
  ])("is checked: %j", (pacing, message) => {
    expect(() => new TechLookup({ apiKey: sandbox.keys.pro, pacing: pacing as never })).toThrow(message);
  });

  it("is no business of the priority of a call, which is checked as well", async () => {
    const error = await caught(make().account.credits({ priority: "high" as never }));
    expect(error).toMatchObject({ code: "CONFIGURATION_ERROR", argument: "priority" });
  });
});
