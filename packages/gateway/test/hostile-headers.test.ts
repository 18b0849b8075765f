import { version } from "@techlookup/core";
import { describe, expect, it } from "vitest";
import { startChain } from "./support/chain.ts";
import { exchange } from "./support/serve.ts";

const { sandbox, port } = await startChain({
  authorize: ({ headers }) => (headers.get("cookie") === "session=good" ? { id: "user-42" } : null),
  allow: ["domains.get", "domains.detectLive"],
});

const host = () => `host: 127.0.0.1:${port}`;
const cookie = "cookie: session=good";
const request = (...lines: string[]): string => `${lines.join("\r\n")}\r\n\r\n`;
const get = (...headers: string[]): Promise<string> =>
  exchange(port, request("GET /v1/domain/github.com HTTP/1.1", host(), cookie, "connection: close", ...headers));

const json = '{"url":"new.example"}';
const live = "POST /v1/technology-lookup-live HTTP/1.1";

describe("no header of the caller reaches the API", () => {
  it("whatever it is called", async () => {
    const raw = await get(
      "authorization: Bearer tapi_live_of_the_caller_0000000000000000",
      "proxy-authorization: Basic x",
      "x-api-key: tapi_live_of_the_caller_0000000000000000",
      "x-forwarded-for: 10.0.0.1",
      "x-forwarded-host: evil.example",
      "x-forwarded-proto: https",
      "forwarded: for=10.0.0.1;host=evil.example",
      "x-real-ip: 10.0.0.1",
      "x-http-method-override: POST",
      "x-http-method: DELETE",
      "x-method-override: POST",
      "x-original-url: /v1/usage",
      "x-rewrite-url: /v1/usage",
      "accept: text/html",
      "accept-language: de",
      "user-agent: curl",
      "referer: https://evil.example/",
      "content-type: text/plain",
      "te: trailers",
      "upgrade: h2c",
      "range: bytes=0-1",
      "if-none-match: *",
      "origin-agent-cluster: ?1",
      "x-sandbox: 1",
    );
    expect(raw).toMatch(/^HTTP\/1\.1 200 /);
    const [{ method, path, headers = {} } = {}] = sandbox.requests;
    expect([method, path]).toEqual(["GET", "/v1/domain/github.com"]);
    const {
      host: to,
      connection: _,
      "accept-encoding": __,
      "accept-language": language,
      "sec-fetch-mode": ___,
      // Node's own, since no cache may answer for the API.
      "cache-control": ____,
      pragma: _____,
      ...rest
    } = headers;
    expect(rest).toEqual({
      accept: "application/json",
      authorization: "Bearer ***",
      "user-agent": `techlookup-gateway/${version}`,
    });
    expect(to).toBe(new URL(sandbox.url).host);
    expect(language).not.toBe("de");
    expect(sandbox.requests[0]?.status).toBe(200);
  });

  it("not even where it is called what the gateway sends", async () => {
    const raw = await get(
      "authorization: Bearer a",
      "authorization: Bearer b",
      "AUTHORIZATION: Bearer c",
      "host: evil.example",
    );
    // A second host is refused by Node, or ignored.
    if (raw.startsWith("HTTP/1.1 400")) expect(sandbox.requests).toEqual([]);
    else expect(sandbox.requests).toMatchObject([{ status: 200 }]);
  });
});

describe("a request that two servers read in two ways", () => {
  it.each([
    [
      "both lengths",
      [live, "content-length: 5", "transfer-encoding: chunked"],
      "0\r\n\r\nGET /v1/usage HTTP/1.1\r\n\r\n",
    ],
    ["two lengths", [live, "content-length: 5", "content-length: 50"], json],
    ["a length that is no number", [live, "content-length: 5, 5"], json],
    ["a negative length", [live, "content-length: -1"], json],
    ["a coding that does not exist", [live, "transfer-encoding: xchunked"], json],
    ["a coding in a second header", [live, "transfer-encoding: identity", "transfer-encoding: chunked"], "0\r\n\r\n"],
    ["a line break in a value", ["GET /v1/domain/github.com HTTP/1.1", "x: a\nauthorization: Bearer b"], ""],
    ["a bare carriage return in a value", ["GET /v1/domain/github.com HTTP/1.1", "x: a\rauthorization: Bearer b"], ""],
    ["a folded header", ["GET /v1/domain/github.com HTTP/1.1", "x: a", " authorization: Bearer b"], ""],
    ["a space before the colon", [live, "content-length : 5"], json],
    ["a NUL in a value", ["GET /v1/domain/github.com HTTP/1.1", "x: a\0b"], ""],
    [
      "a chunk that lies",
      [live, "content-type: application/json", "transfer-encoding: chunked"],
      "zz\r\n{}\r\n0\r\n\r\n",
    ],
  ])("with %s reaches nobody", async (_what, [line = "", ...headers], body) => {
    const raw = await exchange(port, request(line, host(), cookie, "connection: close", ...headers) + body);
    expect(raw.split("\r\n\r\n")[0]).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(sandbox.requests).toEqual([]);
  });

  it("a second request behind a body that a GET should not have is judged on its own", async () => {
    const second = request("GET /v1/usage HTTP/1.1", host(), cookie, "connection: close");
    const raw = await exchange(
      port,
      request("GET /v1/domain/github.com HTTP/1.1", host(), cookie, `content-length: ${second.length}`) + second,
      (write, answered) => void answered.then(() => setTimeout(() => write(second), 200)),
    );
    expect(raw.match(/HTTP\/1\.1 \d+/g)).toEqual(["HTTP/1.1 200", "HTTP/1.1 403"]);
    expect(sandbox.requests).toMatchObject([{ method: "GET", path: "/v1/domain/github.com" }]);
  });

  it("an override of the method is not heeded", async () => {
    const raw = await exchange(
      port,
      request(
        "POST /v1/domain/github.com HTTP/1.1",
        host(),
        cookie,
        "x-http-method-override: GET",
        "content-length: 0",
        "connection: close",
      ),
    );
    expect(raw).toMatch(/^HTTP\/1\.1 403 /);
    expect(raw).toMatch(/\r\nallow: GET\r\n/i);
    expect(sandbox.requests).toEqual([]);
  });

  it.each(["TRACE", "CONNECT", "OPTIONS", "HEAD", "BREW"])("%s reaches nobody", async (method) => {
    const raw = await exchange(
      port,
      request(`${method} /v1/domain/github.com HTTP/1.1`, host(), cookie, "connection: close"),
    );
    expect(raw).not.toMatch(/^HTTP\/1\.1 2/);
    expect(sandbox.requests).toEqual([]);
  });
});

describe("who is not let in", () => {
  it.each(["", "cookie: session=bad", "authorization: Bearer session=good", "x-cookie: session=good"])(
    "'%s' is a 401 of the gateway's own",
    async (header) => {
      const head = request(
        "GET /v1/domain/github.com HTTP/1.1",
        host(),
        "connection: close",
        ...(header ? [header] : []),
      );
      const raw = await exchange(port, head);
      expect(raw).toMatch(/^HTTP\/1\.1 401 /);
      expect(JSON.parse(raw.split("\r\n\r\n")[1] ?? "")).toMatchObject({
        success: false,
        error: { code: "UNAUTHORIZED" },
      });
      expect(sandbox.requests).toEqual([]);
    },
  );
});
