import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { failure, type Step, scripted, success } from "./support/scripted.ts";

/** A 500 whose body never comes. */
const hangingError: Step = async () => new Response(new ReadableStream(), { status: 500 });
const deaf: Step = () => new Promise<Response>(() => {});
const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe("a call that is cut short", () => {
  it.each<[string, Step]>([
    ["while nothing has come", deaf],
    ["in an error's body", hangingError],
  ])("is over as it is, %s: aborted, not retried, though it could be", async (_name, step) => {
    let retries = 0;
    for (const maxAttempts of [1, 4]) {
      const { client } = scripted([step], { retry: { maxAttempts }, onRetry: () => retries++ });
      const controller = new AbortController();
      const pending = client.safe.domains.get("example.com", { signal: controller.signal });
      await nextTurn();
      controller.abort();
      const { error } = await pending;
      expect(error).toMatchObject({ name: "AbortError", code: "ABORTED", stopped: "aborted" });
      expect(error?.attempts).toMatchObject([{ code: "ABORTED" }]);
      expect(error?.attempts[0]).not.toHaveProperty("waitMs");
      expect(client.retryBudget.tokens).toBe(15);
    }
    expect(retries).toBe(0);
  });

  it("in an error's body by the deadline has timed out", async () => {
    const { client, clock } = scripted([hangingError], { deadlineMs: 5_000 });
    const { error } = await clock.run(client.safe.domains.get("example.com"));
    expect(error).toMatchObject({ name: "TimeoutError", limit: "deadline", timeoutMs: 5_000, stopped: "deadline" });
    expect(error?.attempts).toMatchObject([{ status: 500, code: "TIMEOUT" }]);
  });

  it("by both limits at once was cut short by the deadline, which nothing can follow", async () => {
    const { client, clock } = scripted([deaf], { deadlineMs: 5_000, attemptTimeoutMs: 5_000 });
    const { error } = await clock.run(client.safe.domains.get("example.com"));
    expect(error).toMatchObject({ limit: "deadline", timeoutMs: 5_000, stopped: "deadline" });
  });

  it("sends nothing at the very end of its time", async () => {
    const { client, clock, sent } = scripted([failure(500, "INTERNAL_ERROR"), success()], {
      deadlineMs: 1_000,
      onRetry: () => clock.jump(750), // And a wait of 250.
    });
    const { error } = await clock.run(client.safe.domains.get("example.com"));
    expect(sent.length).toBe(1);
    expect(error).toMatchObject({ code: "TIMEOUT", limit: "deadline", stopped: "deadline" });
  });

  it("takes its listeners from the caller's signal, attempt after attempt, wait after wait", async () => {
    const { signal } = new AbortController();
    const seen: number[] = [];
    const { client, clock } = scripted([failure(500, "INTERNAL_ERROR"), success()], {
      onAttempt: () => seen.push(getEventListeners(signal, "abort").length),
    });
    await clock.run(client.safe.domains.get("example.com", { signal }));
    expect([...seen, getEventListeners(signal, "abort").length]).toEqual([0, 0, 0]);
  });
});

describe("a fetch of the caller's own", () => {
  it("may throw at once instead of rejecting", async () => {
    const fetch = (): never => {
      throw new TypeError("fetch failed", { cause: { code: "ECONNREFUSED" } });
    };
    const { client } = scripted([], { fetch, retry: { maxAttempts: 1 } });
    expect((await client.safe.account.credits()).error).toMatchObject({ code: "NETWORK_ERROR", reason: "refused" });
  });

  it("may return an answer whose body another reads already", async () => {
    const response = new Response("{}");
    response.body?.getReader();
    const { client } = scripted([async () => response], { retry: { maxAttempts: 1 } });
    expect((await client.safe.account.credits()).error).toMatchObject({ code: "TRUNCATED_RESPONSE", status: 200 });
  });

  it("may throw what throws when it is looked at, which counts as sent", async () => {
    const fail = (): never => {
      throw new Error("no");
    };
    const { client } = scripted([{ throws: new Proxy({}, { get: fail, has: fail }) }], { retry: { maxAttempts: 1 } });
    expect((await client.safe.account.credits()).error).toMatchObject({ reason: "unknown", requestSent: "maybe" });
  });
});
