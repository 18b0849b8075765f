import { describe, expect, it } from "vitest";
import { decodeAnswer } from "../src/answers/decode-answer.ts";
import { maskShapes } from "../src/errors/redact.ts";

const decode = (status: number, text: string, headers: Record<string, string> = {}, over: object = {}) =>
  decodeAnswer(
    { status, headers: new Headers(headers), text, end: "complete", ...over },
    { request: "GET /v1/x", envelope: "required", redact: maskShapes, nowMs: 0, maxResponseBytes: 100, ...over },
  );

const fields = (decoded: ReturnType<typeof decode>) => (decoded.ok ? undefined : decoded.failure.fields);
const facts = (decoded: ReturnType<typeof decode>) => (decoded.ok ? undefined : decoded.failure.facts);

describe("decodeAnswer", () => {
  it.each([200, 201, 299])("gives the data of a %i that says success", (status) => {
    expect(decode(status, '{"success":true,"data":{"a":1}}')).toEqual({ ok: true, data: { a: 1 } });
  });

  it("takes null for data", () => {
    expect(decode(200, '{"success":true,"data":null}')).toEqual({ ok: true, data: null });
  });

  it("catches success: false in a 2xx, final by its status", () => {
    const decoded = decode(200, '{"success":false,"error":{"code":"RATE_LIMIT","message":"slow down"}}');
    expect(fields(decoded)).toMatchObject({ name: "ApiError", code: "RATE_LIMIT", status: 200 });
    expect(facts(decoded)).toMatchObject({ retry: "never" });
  });

  it("passes a code that it does not know", () => {
    const decoded = decode(418, '{"success":false,"error":{"code":"TEAPOT","message":"short and stout"}}');
    expect(fields(decoded)).toMatchObject({ name: "ApiError", code: "TEAPOT", status: 418 });
    expect(fields(decoded)?.message).toBe("418 TEAPOT from GET /v1/x: short and stout.");
  });

  it("takes what is no code for none", () => {
    for (const code of ["not found", "NOT_FOUND!", "!NOT_FOUND", "", "A".repeat(101)]) {
      const body = JSON.stringify({ success: false, error: { code, message: "m" } });
      expect(fields(decode(403, body))?.code).toBe("FORBIDDEN");
    }
    const longest = "A".repeat(100);
    expect(fields(decode(403, `{"success":false,"error":{"code":"${longest}"}}`))?.code).toBe(longest);
  });

  it("lets the status decide what happens next, and the body only the code", () => {
    const body = '{"success":false,"error":{"code":"FORBIDDEN","message":"m"}}';
    expect(facts(decode(500, body))).toMatchObject({ retry: "transient", done: "no" });
    expect(fields(decode(500, body))?.code).toBe("FORBIDDEN");
    const limit = '{"success":false,"error":{"code":"RATE_LIMIT","message":"m"}}';
    expect(facts(decode(400, limit))?.retry).toBe("never");
  });

  it.each([
    [401, "UNAUTHORIZED", "never", "no"],
    [402, "PAYMENT_REQUIRED", "never", "no"],
    [429, "RATE_LIMIT", "throttle", "no"],
    [500, "INTERNAL_ERROR", "transient", "no"],
    [408, "GATEWAY_ERROR", "transient", "maybe"],
    [502, "GATEWAY_ERROR", "transient", "maybe"],
    [503, "GATEWAY_ERROR", "transient", "maybe"],
    [504, "GATEWAY_ERROR", "transient", "maybe"],
    [520, "GATEWAY_ERROR", "transient", "maybe"],
    [400, "UNEXPECTED_STATUS", "never", "no"],
    [403, "UNEXPECTED_STATUS", "never", "no"],
    [404, "UNEXPECTED_STATUS", "never", "no"],
    [409, "UNEXPECTED_STATUS", "never", "no"],
    [418, "UNEXPECTED_STATUS", "never", "maybe"],
    [501, "UNEXPECTED_STATUS", "never", "maybe"],
  ])("reads a bare %i as %s", (status, code, retry, done) => {
    for (const body of ["<html>no</html>", "", "[]", '{"detail":"x"}', '{"success":true,"data":1}']) {
      const decoded = decode(status, body, { "content-type": "text/html" });
      expect(fields(decoded)).toMatchObject({ name: "ApiError", code, status, body });
      expect(facts(decoded)).toEqual({ retry, done });
    }
  });

  it.each([
    "",
    " ",
    "<html>",
    '{"success":true',
    "null",
    "[]",
    "1",
    '"x"',
    "{}",
    '{"success":"true","data":1}',
    '{"success":true}',
    '{"data":1}',
    '{"success":false}',
    '{"success":false,"error":"text"}',
    '{"success":false,"error":{"message":"m"}}',
    '{"success":false,"error":{"code":7}}',
  ])("calls a 200 with %j an invalid answer", (body) => {
    const decoded = decode(200, body);
    expect(fields(decoded)).toMatchObject({ name: "ResponseError", code: "INVALID_RESPONSE", status: 200, body });
    expect(facts(decoded)?.retry).toBe("never");
  });

  it("takes a bare value, or nothing, where an endpoint may answer so", () => {
    const optional = { envelope: "optional" };
    expect(decode(200, "[1]", {}, optional)).toEqual({ ok: true, data: [1] });
    expect(decode(200, '{"name":"x"}', {}, optional)).toEqual({ ok: true, data: { name: "x" } });
    for (const status of [204, 205])
      for (const expected of [optional, { mayBeEmpty: true }])
        expect(decode(status, "", {}, expected)).toEqual({ ok: true, data: undefined });
    expect(decode(200, "", {}, optional).ok).toBe(false);
    expect(decode(200, "[1]", {}, { mayBeEmpty: true }).ok).toBe(false);
    expect(decode(200, '{"success":true,"data":2}', {}, optional)).toEqual({ ok: true, data: 2 });
    expect(decode(200, "<html>", {}, optional).ok).toBe(false);
    expect(decode(404, "[1]", {}, optional).ok).toBe(false);
  });

  it.each([301, 302, 303, 307, 308, 304, 0])(
    "never follows a %i, and tells where it pointed without its query",
    (status) => {
      const decoded = decode(status, "", { location: "https://other.example/path?token=secret#x" });
      expect(fields(decoded)).toMatchObject({ code: "UNEXPECTED_REDIRECT", location: "https://other.example/path" });
      expect(JSON.stringify(decoded)).not.toContain("secret");
    },
  );

  it("keeps a lost or oversized error's status, and a lost or oversized success for an error", () => {
    const lost = { end: "lost", cause: new Error("gone") };
    expect(fields(decode(500, '{"succ', {}, lost))).toMatchObject({ code: "INTERNAL_ERROR", body: '{"succ' });
    expect(fields(decode(200, '{"succ', {}, lost))).toMatchObject({ code: "TRUNCATED_RESPONSE", cause: lost.cause });
    expect(facts(decode(200, '{"succ', {}, lost))).toEqual({ retry: "transient", done: "maybe" });
    expect(fields(decode(200, "x", {}, { end: "too-large" }))).toMatchObject({ code: "RESPONSE_TOO_LARGE" });
    expect(fields(decode(200, "x", {}, { end: "too-large" }))?.message).toContain("100 bytes");
  });

  it("keeps helpful headers, and leaves cookies behind", () => {
    const decoded = decode(500, "", {
      "set-cookie": "session=1",
      "x-request-id": "abc",
      "x-ratelimit-limit": "60",
      "x-ratelimit-remaining": "0",
      "retry-after": "3",
    });
    expect(fields(decoded)).toMatchObject({ rateLimit: { limit: 60, remaining: 0 }, retryAfterMs: 3_000 });
    expect(Object.keys(fields(decoded)?.headers ?? {}).sort()).toEqual([
      "retry-after",
      "x-ratelimit-limit",
      "x-ratelimit-remaining",
      "x-request-id",
    ]);
  });

  it("ignores rate-limit headers that are no counts", () => {
    const decoded = decode(500, "", { "x-ratelimit-limit": "-1", "x-ratelimit-remaining": "many" });
    expect(fields(decoded)).not.toHaveProperty("rateLimit");
  });

  it("cuts a message of a megabyte, and a body of a megabyte", () => {
    const message = "m".repeat(1_000_000);
    const decoded = decode(400, JSON.stringify({ success: false, error: { code: "VALIDATION_ERROR", message } }));
    expect(fields(decoded)?.message.length).toBeLessThan(700);
    expect(fields(decoded)?.body?.length).toBe(8_192);
    expect(fields(decoded)?.code).toBe("VALIDATION_ERROR");
  });

  it("is not polluted by __proto__, and stands deep nesting", () => {
    const decoded = decode(
      400,
      '{"success":false,"__proto__":{"polluted":1},"error":{"__proto__":{"code":"X"},"message":"m"}}',
    );
    expect(fields(decoded)?.code).toBe("VALIDATION_ERROR");
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(decode(200, "[".repeat(100_000)).ok).toBe(false);
  });
});
