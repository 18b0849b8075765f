import { codes, type KnownCode } from "@techlookup/core";
import { catalog } from "@techlookup/core/catalog";
import { decode } from "@techlookup/core/decoder";
import { describe, expect, it } from "vitest";
import { runtimeTexts } from "./support/runtime-texts.ts";

const notFound = `HTTP/1.1 404 Not Found\r
content-type: application/json\r
x-ratelimit-limit: 300\r
Date: Tue, 24 Nov 2026 00:38:51 GMT\r
\r
{"success":false,"error":{"code":"NOT_FOUND","message":"Domain not found: unknown.example"}}`;

const unauthorized = `*   Trying 127.0.0.1:8791...
* Connected to 127.0.0.1 (127.0.0.1) port 8791 (#0)
> GET /v1/credits HTTP/1.1
> Host: 127.0.0.1:8791
> Accept: */*
>
< HTTP/1.1 401 Unauthorized
< content-type: application/json
< Date: Tue, 24 Nov 2026 00:38:51 GMT
<
{ [90 bytes data]
* Connection #0 to host 127.0.0.1 left intact
{"success":false,"error":{"code":"UNAUTHORIZED","message":"Missing Authorization header"}}`;

const limited = `HTTP/2 429\r
date: Tue, 24 Nov 2026 00:00:00 GMT\r
retry-after: Tue, 24 Nov 2026 00:00:30 GMT\r
\r
{"success":false,"error":{"code":"RATE_LIMIT","message":"Slow down"}}`;

const redirected = "HTTP/1.1 301 Moved\nlocation: https://a.example/\n\nHTTP/1.1 502 Bad Gateway\n\n<html>502</html>";

describe("an answer", () => {
  it.each([
    ["with its head", notFound, { code: "NOT_FOUND", status: 404, confidence: "exact" }],
    ["as curl -v prints it", unauthorized, { code: "UNAUTHORIZED", status: 401, confidence: "exact" }],
    ["with a date to wait for", limited, { code: "RATE_LIMIT", retryAfterMs: 30_000, confidence: "exact" }],
    ["behind a redirect", redirected, { code: "GATEWAY_ERROR", status: 502, confidence: "likely" }],
    ["that redirects", "HTTP/1.1 302 Found\nLocation: /login\n\n", { code: "UNEXPECTED_REDIRECT", status: 302 }],
    ["without its body", "HTTP/2 403 \nserver: x\n", { code: "UNEXPECTED_STATUS", status: 403, confidence: "guess" }],
    ["that is a page", "HTTP/2 404\n\n<!doctype html><title>x</title>", { code: "UNEXPECTED_STATUS", status: 404 }],
    [
      "with a new code",
      notFound.replace("NOT_FOUND", "NO_SUCH_CODE"),
      { code: "NO_SUCH_CODE", status: 404, confidence: "likely" },
    ],
    ["body alone", notFound.slice(notFound.indexOf("{")), { code: "NOT_FOUND", usualStatus: 404, confidence: "exact" }],
    ["body, cut off", '{"success":false,"error":{"code":"FORBIDDEN","mess', { code: "FORBIDDEN", confidence: "exact" }],
    [
      "body, as a console prints it",
      "{ success: false, error: { code: 'CONFLICT' } }",
      { code: "CONFLICT", usualStatus: 409 },
    ],
    [
      "page",
      "<html>\r\n<head><title>502 Bad Gateway</title></head>",
      { code: "GATEWAY_ERROR", status: 502, confidence: "likely" },
    ],
    ["page of Cloudflare", "<!DOCTYPE html><h1>Error 522</h1>", { code: "GATEWAY_ERROR", status: 522 }],
    [
      "page without a status",
      "<!DOCTYPE html><title>Welcome</title>",
      { code: "UNEXPECTED_STATUS", confidence: "guess" },
    ],
  ])("is known: %s", (_name, text, expected) => {
    expect(decode(text)).toMatchObject(expected);
  });

  it("that succeeds has no error", () => {
    const { code, status, confidence } = decode('HTTP/1.1 200 OK\n\n{"success":true,"data":{}}');
    expect([code, status, confidence]).toEqual([undefined, 200, "guess"]);
    expect(decode('HTTP/1.1 200 OK\n\n{"success":false,"error":{"code":"NOT_FOUND","message":"x"}}').code).toBe(
      "NOT_FOUND",
    );
  });
});

describe("what other programs print", () => {
  it.each(runtimeTexts)("is known: %s", (_name, code, reason, text) => {
    const decoded = decode(text);
    expect([decoded.code, decoded.reason]).toEqual([code, reason]);
    expect(decode(JSON.stringify({ level: "error", stack: text }))).toMatchObject({ code });
  });
});

describe("a word", () => {
  it.each(Object.keys(codes) as KnownCode[])("%s is known in any letters", (code) => {
    const { side, retry, status } = codes[code];
    const { title, fix } = catalog[code];
    const expected = { code, side, retry, title, fix, ...(status !== null && { usualStatus: status }) };
    expect(decode(code)).toMatchObject({ ...expected, confidence: "exact" });
    expect(decode(`  ${code.toLowerCase()} `)).toMatchObject({ ...expected, confidence: "likely" });
    expect(decode(code.toLowerCase().replaceAll("_", "-"))).toMatchObject(expected);
    expect(decode(`The job ended with ${code} at noon`)).toMatchObject({ ...expected, confidence: "likely" });
  });

  it.each([
    ["429", { code: "RATE_LIMIT", status: 429, confidence: "likely" }],
    ["404", { code: "NOT_FOUND", status: 404, confidence: "likely" }],
    ["HTTP 503", { code: "GATEWAY_ERROR", status: 503 }],
    ["418", { code: "UNEXPECTED_STATUS", status: 418 }],
    ["Too Many Requests", { code: "RATE_LIMIT", usualStatus: 429 }],
    ["Error: Request failed with status code 403", { code: "FORBIDDEN", status: 403 }],
    ["ECONNREFUSED", { code: "NETWORK_ERROR", reason: "refused" }],
    ["CERT_HAS_EXPIRED", { code: "NETWORK_ERROR", reason: "tls" }],
    ["connect ETIMEDOUT 10.0.0.1:443", { code: "NETWORK_ERROR", reason: "unreachable" }],
    ["Retry-After: 30", { code: "RATE_LIMIT", retryAfterMs: 30_000, confidence: "guess" }],
    ["429, retry-after: 5", { code: "RATE_LIMIT", status: 429, retryAfterMs: 5_000 }],
    ["Retry-After: soon", { confidence: "guess", why: "The text contains no known error." }],
    ["", { confidence: "guess", why: "The text contains no known error." }],
    ["Hello, world", { confidence: "guess", why: "The text contains no known error." }],
    ["200", { status: 200, confidence: "guess" }],
    ["2026-11-24", { confidence: "guess", why: "The text contains no known error." }],
  ])("%j is taken for what it is", (text, expected) => {
    expect(decode(text)).toMatchObject(expected);
    expect(Object.hasOwn(decode(text), "code")).toBe("code" in expected);
  });

  it("that is a bare 404 is said to be perhaps another code", () => {
    expect(decode("404").why).toMatch("UNEXPECTED_STATUS");
    expect(decode("429").why).not.toMatch("UNEXPECTED_STATUS");
  });

  it("that is a date to wait for is measured by the clock that is passed", () => {
    const now = Date.UTC(2026, 10, 24);
    expect(decode("Retry-After: Tue, 24 Nov 2026 00:01:00 GMT", now).retryAfterMs).toBe(60_000);
  });
});
