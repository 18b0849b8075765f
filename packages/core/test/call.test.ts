import { describe, expect, it } from "vitest";
import { connectionError, failure, key, scripted, success } from "./support/scripted.ts";

const get = { method: "GET", path: "/v1/usage" } as const;

describe("a call", () => {
  it("sends the key, asks for JSON, follows no redirect, and gives the data", async () => {
    const { client, sent } = scripted([success({ a: 1 })]);
    expect(await client.request({ ...get, query: { a: "b c", none: undefined } })).toEqual({ a: 1 });
    expect(sent[0]?.url).toBe("https://api.technologychecker.io/v1/usage?a=b+c");
    expect(sent[0]?.init).toMatchObject({ method: "GET", redirect: "manual" });
    expect(sent[0]?.init.headers).toEqual({ accept: "application/json", authorization: `Bearer ${key}` });
  });

  it("retries with waits and reasons, and keeps the history on the error", async () => {
    const steps = [
      failure(429, "RATE_LIMIT", { "retry-after": "7" }),
      failure(500, "INTERNAL_ERROR"),
      failure(404, "NOT_FOUND"),
    ];
    const { client, clock, sent } = scripted(steps);
    const { error } = await clock.run(client.safe.domains.get("example.com"));
    expect(sent.length).toBe(3);
    expect(error).toMatchObject({ code: "NOT_FOUND", stopped: "not-retryable" });
    expect(error?.attempts).toMatchObject([
      { number: 1, status: 429, code: "RATE_LIMIT", retryAfterMs: 7_000, waitMs: 7_350, waitReason: "retry-after" },
      { number: 2, status: 500, code: "INTERNAL_ERROR", waitMs: 500, waitReason: "backoff" },
      { number: 3, status: 404, code: "NOT_FOUND" },
    ]);
    expect(error?.attempts[2]).not.toHaveProperty("waitMs");
    expect((error?.attempts[1]?.startedAtMs ?? 0) - (error?.attempts[0]?.startedAtMs ?? 0)).toBe(7_350);
  });

  it("stops after four attempts", async () => {
    const { client, clock, sent } = scripted([failure(500, "INTERNAL_ERROR")]);
    const { error } = await clock.run(client.safe.account.credits());
    expect(sent.length).toBe(4);
    expect(error).toMatchObject({ stopped: "attempts-exhausted", code: "INTERNAL_ERROR" });
    expect(error?.message).toMatch(/Given up after 4 attempts in 1\.8 s\.$/);
  });

  it("refuses a wait that is too long at once, and tells the wait that was asked for", async () => {
    const { client, clock, sent } = scripted([failure(429, "RATE_LIMIT", { "retry-after": "9999999999" })]);
    const start = clock.now();
    const { error } = await clock.run(client.safe.account.credits());
    expect(sent.length).toBe(1);
    expect(clock.now()).toBe(start);
    expect(error).toMatchObject({ stopped: "wait-too-long", retryAfterMs: 9_999_999_999_000 });
  });

  it("refuses a wait past the deadline at once", async () => {
    const { client, clock } = scripted([failure(429, "RATE_LIMIT", { "retry-after": "60" })]);
    const start = clock.now();
    const { error } = await clock.run(client.safe.account.credits({ deadlineMs: 59_000 }));
    expect(clock.now()).toBe(start);
    expect(error).toMatchObject({ stopped: "deadline", retryAfterMs: 60_000 });
  });

  it("never repeats a live detection whose answer was lost, unless asked to", async () => {
    for (const step of [connectionError("ECONNRESET"), failure(502, "BAD"), { status: 200, body: "cut" }]) {
      const { client, clock, sent } = scripted([step]);
      const { error } = await clock.run(client.safe.domains.detectLive("example.com"));
      expect(sent.length).toBe(1);
      expect(error?.stopped).toMatch(/^not-/);
    }
    const { client, clock, sent } = scripted([connectionError("ECONNRESET"), success()]);
    const result = await clock.run(client.safe.domains.detectLive("example.com", { retry: { repeat: "always" } }));
    expect([sent.length, result.ok]).toEqual([2, true]);
  });

  it("repeats a live detection that was not done: refused, unresolved, 429 and 500", async () => {
    for (const step of [
      connectionError("ECONNREFUSED"),
      connectionError("ENOTFOUND"),
      failure(429, "RATE_LIMIT", { "retry-after": "1" }),
      failure(500, "INTERNAL_ERROR"),
    ]) {
      const { client, clock, sent } = scripted([step, success()]);
      const result = await clock.run(client.safe.domains.detectLive("example.com"));
      expect([sent.length, result.ok]).toEqual([2, true]);
      expect(sent[1]?.init.body).toBe('{"url":"example.com"}');
    }
  });

  it("never repeats a streamed body", async () => {
    const { client, clock, sent } = scripted([failure(500, "INTERNAL_ERROR"), success()]);
    const body = new ReadableStream({ start: (controller) => controller.close() });
    const { error } = await clock.run(client.safe.request({ method: "POST", path: "/v1/x", body }));
    expect(sent.length).toBe(1);
    expect(sent[0]?.init).toMatchObject({ duplex: "half" });
    expect(error?.stopped).toBe("not-repeatable");
  });

  it("honours a server's veto, and its leave where repeating is safe", async () => {
    const vetoed = scripted([failure(500, "INTERNAL_ERROR", { "x-should-retry": "false" })]);
    expect((await vetoed.client.safe.account.credits()).error?.stopped).toBe("server-veto");
    const allowed = scripted([failure(409, "CONFLICT", { "x-should-retry": "true" }), success()]);
    expect((await allowed.clock.run(allowed.client.safe.account.credits())).ok).toBe(true);
  });

  it.each([
    ["ENOTFOUND", "dns", "no"],
    ["ECONNREFUSED", "refused", "no"],
    ["ECONNRESET", "reset", "maybe"],
    ["EHOSTUNREACH", "unreachable", "no"],
    ["DEPTH_ZERO_SELF_SIGNED_CERT", "tls", "no"],
    ["ERR_TLS_CERT_ALTNAME_INVALID", "tls", "no"],
    ["SOMETHING_NEW", "unknown", "maybe"],
  ])("tells %s apart: %s, sent: %s", async (code, reason, requestSent) => {
    const { client } = scripted([connectionError(code)], { retry: { maxAttempts: 1 } });
    const { error } = await client.safe.account.credits();
    expect(error).toMatchObject({ name: "ConnectionError", code: "NETWORK_ERROR", reason, requestSent });
    expect(error?.cause).toMatchObject({ message: "fetch failed" });
  });

  it("makes an error even of what throws when it is looked at", async () => {
    const hostile = new Proxy(
      {},
      {
        get: () => {
          throw new Error("no");
        },
        has: () => {
          throw new Error("no");
        },
      },
    );
    const { client } = scripted([{ throws: hostile }], { retry: { maxAttempts: 1 } });
    expect((await client.safe.account.credits()).error?.code).toBe("NETWORK_ERROR");
  });

  it("makes an UNKNOWN_ERROR of a fetch that gives no Response", async () => {
    const { client } = scripted([async () => undefined as unknown as Response]);
    expect((await client.safe.account.credits()).error).toMatchObject({
      code: "UNKNOWN_ERROR",
      attempts: [{ number: 1 }],
    });
    await expect(client.account.credits()).rejects.toMatchObject({ code: "UNKNOWN_ERROR" });
  });
});
