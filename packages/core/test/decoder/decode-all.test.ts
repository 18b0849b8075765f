import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { decodeAll } from "../../src/decoder/index.ts";
import { ApiError, ConnectionError } from "../../src/index.ts";

const notFound = new ApiError({ code: "NOT_FOUND", message: "m", status: 404, headers: {}, body: "" });
const refused = new ConnectionError({
  code: "NETWORK_ERROR",
  reason: "refused",
  requestSent: "no",
  message: "m",
  cause: new Error("connect ECONNREFUSED 127.0.0.1:1"),
});
const envelope = (code: string): string => JSON.stringify({ success: false, error: { code, message: "…" } });
const told = (text: string): string[] =>
  decodeAll(text).map(({ code, status, reason, times }) => [code, status, reason, times].filter(Boolean).join(" "));

describe("every error of a text", () => {
  it("is told in the order of the text, each once, with how often", () => {
    const log = ["03:00 429 RATE_LIMIT", "03:01 WARN 429 RATE_LIMIT", "03:02 getaddrinfo ENOTFOUND x", "03:03 done"];
    expect(told(log.join("\n"))).toEqual(["RATE_LIMIT 429 2", "NETWORK_ERROR dns 1"]);
  });

  it("is told where a console printed several, without their attempts and causes", () => {
    expect(told(`${inspect(notFound)}\n${inspect(refused)}\n`)).toEqual(["NOT_FOUND 404 1", "NETWORK_ERROR 1"]);
    expect(told(`> ${inspect(notFound).replaceAll("\n", "\n> ")}`)).toEqual(["NOT_FOUND 404 1"]);
  });

  it("is told of a list, of objects in a line, and of lines of JSON", () => {
    const records = [notFound, refused].map((error) => JSON.stringify(error));
    const all = ["NOT_FOUND 404 1", "NETWORK_ERROR refused 1"];
    expect(told(`[${records}]`)).toEqual(all);
    expect(told(`{"errors":[${records}]}`)).toEqual(all);
    expect(told(records.join("\n"))).toEqual(all);
    expect(told(`[${envelope("FORBIDDEN")},${envelope("CONFLICT")}]`)).toEqual(["FORBIDDEN 1", "CONFLICT 1"]);
    expect(told(JSON.stringify([notFound], undefined, 2))).toEqual(["NOT_FOUND 404 1"]);
  });

  it("is told of what curl printed one after the other", () => {
    const answer = (status: number, code: string): string =>
      `HTTP/1.1 ${status} X\r\ncontent-type: application/json\r\n\r\n${envelope(code)}\n`;
    expect(told(`${answer(404, "NOT_FOUND")}${answer(401, "UNAUTHORIZED")}`)).toEqual([
      "NOT_FOUND 404 1",
      "UNAUTHORIZED 401 1",
    ]);
    const proxied = `HTTP/1.1 200 Connection established\r\n\r\n${answer(429, "RATE_LIMIT")}`;
    expect(told(proxied)).toEqual(["RATE_LIMIT 429 1"]);
    const redirected = `HTTP/1.1 301 Moved\r\nlocation: x\r\n\r\n${answer(403, "FORBIDDEN")}`;
    expect(told(redirected)).toEqual(["FORBIDDEN 403 1"]);
  });

  it("is what several lines tell together, where none tells it alone", () => {
    const page =
      "<html>\n<head><title>502 Bad Gateway</title></head>\n<body>\n<center>nginx</center>\n</body>\n</html>";
    expect(told(page)).toEqual(["GATEWAY_ERROR 502 1"]);
    const flat = envelope("NOT_FOUND").replaceAll(/[{,]/g, "$&\n");
    expect(decodeAll(flat)).toMatchObject([{ code: "NOT_FOUND", confidence: "exact", times: 1 }]);
  });

  it("keeps a guess only where nothing is sure", () => {
    expect(decodeAll("SyntaxError: Unexpected end of JSON input")).toMatchObject([{ confidence: "guess" }]);
    expect(told(`SyntaxError: Unexpected end of JSON input\n${envelope("CONFLICT")}`)).toEqual(["CONFLICT 1"]);
  });

  it("is nothing where there is none", () => {
    for (const text of ["", "\n\n", "hello", 'HTTP/1.1 200 OK\n\n{"success":true,"data":{}}'])
      expect(decodeAll(text)).toEqual([]);
    expect(decodeAll(undefined as never)).toEqual([]);
  });

  it("has its own wait, and no other's", () => {
    const waiting = { ...notFound.toJSON(), code: "RATE_LIMIT", status: 429, retryAfterMs: 5_000 };
    const text = `[${JSON.stringify(waiting)},${JSON.stringify(notFound)}] retry-after: 9`;
    expect(decodeAll(text).map(({ retryAfterMs }) => retryAfterMs)).toEqual([5_000, undefined]);
  });

  it("takes a second for a mebibyte of short lines", () => {
    const start = performance.now();
    expect(decodeAll("429\nx\n".repeat(2 ** 18))).toMatchObject([{ code: "RATE_LIMIT" }]);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
