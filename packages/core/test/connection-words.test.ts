import { describe, expect, it } from "vitest";
import { connectionFailure, isMistake } from "../src/answers/connection.ts";
import { diagnoseConnection } from "../src/platform.ts";

const sent = (thrown: unknown): string | undefined => {
  const { reason, requestSent } = diagnoseConnection(thrown) ?? {};
  return reason && `${reason} ${requestSent}`;
};
const failed = (cause: unknown): TypeError => new TypeError("fetch failed", { cause });
const coded = (code: string, more: object = {}): unknown => failed(Object.assign(new Error("m"), { code, ...more }));

/** What codes mean that stand for one failure each. */
const exact: Readonly<Record<string, string>> = {
  "dns no": "ENOTFOUND EAI_AGAIN",
  "refused no": "ECONNREFUSED ConnectionRefused",
  "unreachable no": "EHOSTUNREACH ENETDOWN UND_ERR_CONNECT_TIMEOUT FailedToOpenSocket",
  "unreachable maybe": "ETIMEDOUT",
  "proxy no": "UND_ERR_SOCKS5 UnsupportedProxyProtocol",
  "denied no": "ERR_ACCESS_DENIED",
  "reset maybe": "ECONNRESET ConnectionClosed",
  "tls maybe": "EPROTO",
  "tls no": "INVALID_CA INVALID_PURPOSE PATH_LENGTH_EXCEEDED UNSPECIFIED",
};

/** What beginnings mean, whatever follows. */
const beginnings: Readonly<Record<string, string>> = {
  "proxy no": "ERR_PROXY_TUNNEL UND_ERR_SOCKS5_AUTH",
  "tls maybe": "ERR_SSL_TLSV1_ALERT_UNKNOWN_CERTIFICATE ERR_TLS_ALERT",
  "tls no": "CERT_REVOKED CRL_EXPIRED UNABLE_TO_GET_CRL HOSTNAME_MISMATCH_2 UNKNOWN_CERTIFICATE_ERROR",
};

describe("a code that only looks like one", () => {
  it.each(Object.entries(exact))("of %s is not known: %s", (found, codes) => {
    for (const code of codes.split(" ")) {
      expect([code, sent(coded(code))]).toEqual([code, found]);
      for (const other of [`NO${code}`, `${code}=`])
        expect([other, sent(coded(other))]).toEqual([other, "unknown maybe"]);
    }
  });

  it.each(Object.entries(beginnings))("of %s is not known unless it begins so: %s", (found, codes) => {
    for (const code of codes.split(" ")) {
      expect([code, sent(coded(code))]).toEqual([code, found]);
      expect([code, sent(coded(`NO${code}`))]).toEqual([code, "unknown maybe"]);
    }
  });
});

describe("a system call", () => {
  it.each([
    ["connect", "EPERM", "unreachable no"],
    ["read", "EPERM", "unknown maybe"],
    ["disconnect", "EPROTO", "tls maybe"],
    ["connect", "EPROTO", "tls no"],
    // Whether connecting or the first read meets a reset is up to chance.
    ["connect", "ECONNRESET", "reset maybe"],
  ])("%s that ends with %s: %s", (syscall, code, found) => expect(sent(coded(code, { syscall }))).toBe(found));
});

describe("a text", () => {
  it.each([
    ["bad certificate", "tls maybe"],
    ["network is unreachable", "unreachable maybe"],
    ["proxy response (407)", "proxy no"],
    ["no proxy response (407)", "unknown maybe"],
    // Paths are the caller's words, all of them.
    ["the request to certificates/x was stopped", "unknown maybe"],
    ["client error (Connect): certificates/x", "tls no"],
  ])("%s: %s", (text, found) => expect(sent(new Error(text))).toBe(found));

  it("is looked for behind 50 causes, and no further", () => {
    const chain = (length: number): unknown => {
      let error: unknown = new Error("connection refused");
      for (let index = 1; index < length; index++) error = new Error("m", { cause: error });
      return error;
    };
    expect([sent(chain(50)), sent(chain(51))]).toEqual(["refused no", "unknown maybe"]);
  });
});

describe("what would fail again is no failure of the connection", () => {
  const codes = "ERR_INVALID_CHAR UND_ERR_INVALID_ARG Z_DATA_ERROR Z_NEED_DICT ERR__ERROR_X ZSTD_error_x";
  const names = "ZlibError BrotliError BrotliDecodeError ZstdError ZstdDecodeError";
  it.each([...codes.split(" "), ...names.split(" ")])("%s", (code) => {
    expect([sent(Object.assign(new Error("m"), { code })), sent(coded(code))]).toEqual([undefined, undefined]);
    expect(sent(coded(`NO${code}`))).toBe("unknown maybe");
  });

  it.each([
    "bad port",
    "invalid gzip header",
    "crc computed does not match",
    "brotli error",
    "corrupt gzip stream",
    "corrupt deflate stream does not have a matching checksum",
    "deflate decompression error",
    "zstd decompression failed",
  ])("%s", (text) => {
    expect([sent(new Error(text)), sent(failed(new Error(text)))]).toEqual([undefined, undefined]);
    expect(sent(new Error(`: ${text}`))).toBe("unknown maybe");
  });

  it("a port that is called bad, and a TypeError with a code, may pass by themselves", () => {
    expect(sent(new Error("bad portal"))).toBe("unknown maybe");
    expect(sent(Object.assign(new TypeError("m"), { code: "EWHATEVER" }))).toBe("unknown maybe");
    expect(sent(new TypeError("m"))).toBeUndefined();
  });

  it.each([
    ["ReferenceError", "m", true],
    ["NoReferenceError", "m", false],
    ["TypeError", "undefined is not a function", true],
    ["NoTypeError", "undefined is not a function", false],
  ])("%s: %s, a program's own mistake: %s", (name, message, expected) => {
    expect(isMistake({ name, message })).toBe(expected);
  });
});

it("only an offline device's failure is one of being offline", () => {
  const facts = (reason: "refused" | "offline" | "denied") =>
    connectionFailure(
      { reason, requestSent: "no", clause: "c", cause: undefined },
      "GET /",
      "https://x.example",
      String,
    ).facts;
  expect(facts("refused")).toEqual({ retry: "transient", done: "no", offline: false });
  expect(facts("offline")).toEqual({ retry: "transient", done: "no", offline: true });
  expect(facts("denied")).toEqual({ retry: "never", done: "no", offline: false });
});
