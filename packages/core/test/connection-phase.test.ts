import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diagnoseConnection } from "../src/platform.ts";
import { scripted, success } from "./support/scripted.ts";

const failed = (cause: unknown): TypeError => new TypeError("fetch failed", { cause });
const coded = (code: string, more: object = {}): Error => Object.assign(new Error(code), { code, ...more });
const inDeno = (text: string): TypeError => failed(new Error(text));
const sent = (thrown: unknown): string =>
  `${diagnoseConnection(thrown)?.reason} ${diagnoseConnection(thrown)?.requestSent}`;

const codes = [
  "ECONNREFUSED",
  "ENOTFOUND",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ETIMEDOUT",
  "EPERM",
  "EPROTO",
  "EADDRNOTAVAIL",
];

describe("whether a request was sent", () => {
  it.each(codes)("follows from the system call that failed, whatever the code: %s", (code) => {
    for (const syscall of ["read", "write", "shutdown"])
      expect(sent(failed(coded(code, { syscall })))).toMatch(/ maybe$/);
    expect(sent(failed(coded(code, { syscall: "connect" })))).toMatch(/ no$/);
  });

  it("is no where all of several addresses could not be connected to, and only then", () => {
    const timeout = coded("ETIMEDOUT", { syscall: "connect" });
    const all = (...errors: unknown[]) => failed(Object.assign(new AggregateError(errors), { code: "ETIMEDOUT" }));
    expect(sent(all(timeout))).toBe("unreachable no");
    expect(sent(all(timeout, coded("ECONNREFUSED", { syscall: "connect" })))).toBe("unreachable no");
    expect(sent(all(timeout, coded("ETIMEDOUT", { syscall: "read" })))).toBe("unreachable maybe");
    expect(sent(all(timeout, new Error("of another kind")))).toBe("unreachable maybe");
    expect(sent(all(...new Array(500).fill(timeout)))).toBe("unreachable maybe");
  });

  it.each([
    [
      "Node",
      "Client network socket disconnected before secure TLS connection was established",
      "ECONNRESET",
      "reset no",
    ],
    [
      "Node",
      "40FD:error:0A00010B:SSL routines:x:wrong version number:../record/methods/tlsany_meth.c:77:\n",
      "ERR_SSL_WRONG_VERSION_NUMBER",
      "tls no",
    ],
    [
      "Node",
      "40FD:error:0A00010B:SSL routines:x:wrong version number:../record/methods/tls_common.c:1001:\n",
      "ERR_SSL_WRONG_VERSION_NUMBER",
      "tls maybe",
    ],
    [
      "Node",
      "40FD:error:0A00045C:SSL routines:ssl3_read_bytes:tlsv13 alert certificate required",
      "ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED",
      "tls maybe",
    ],
    ["Bun", "EPROTO: The TLS handshake failed. Does the server speak TLS on this port?", "EPROTO", "tls maybe"],
  ])("is no of a handshake on %s where it shows: %s", (_runtime, message, code, expected) => {
    expect(sent(failed(Object.assign(new Error(message), { code })))).toBe(expected);
  });

  it.each([
    ["client error (Connect): received fatal alert: HandshakeFailure", "tls no"],
    ["client error (Connect): tcp connect error: Connection timed out (os error 110)", "unreachable no"],
    ["client error (Connect): something new", "unreachable no"],
    ["client error (Connect): tcp connect error: Connection reset by peer (os error 104)", "reset maybe"],
    ["client error (SendRequest): connection closed before message completed", "reset maybe"],
    ["client error (SendRequest): invalid HTTP version parsed", "unknown maybe"],
  ])("is told by the phase that Deno names: %s", (text, expected) => {
    expect(sent(inDeno(`error sending request for url (https://api.example/v1/x): ${text}`))).toBe(expected);
  });
});

describe("a proxy that opens no tunnel", () => {
  it.each([
    [
      "Node",
      failed(
        new Error("Request was cancelled.", {
          cause: coded("UND_ERR_ABORTED", { message: "Proxy response (407) !== 200 when HTTP Tunneling" }),
        }),
      ),
    ],
    ["Node 26", failed(coded("UND_ERR_INVALID_ARG", { message: "Proxy Authentication Required (407)" }))],
    ["Bun", coded("ERR_PROXY_TUNNEL", { message: "Proxy refused to open a tunnel: 407 Nope" })],
    ["Bun, of SOCKS", coded("UnsupportedProxyProtocol")],
    [
      "Deno",
      inDeno(
        "error sending request for url (https://x.example/): client error (Connect): proxy authentication required",
      ),
    ],
    [
      "Deno, of a 502",
      inDeno("error sending request for url (https://x.example/): client error (Connect): unsuccessful tunnel"),
    ],
    [
      "Deno, of SOCKS",
      inDeno("error sending request for url (https://x.example/): client error (Connect): Proxy server unreachable"),
    ],
  ])("is named, sent nothing, costs nothing, and is asked again: %s", async (_runtime, throws) => {
    const { client, clock, sent: requests } = scripted([{ throws }], { retry: { maxAttempts: 2 } });
    const { error } = await clock.run(client.safe.domains.detectLive("https://example.com"));
    expect(error).toMatchObject({ code: "NETWORK_ERROR", reason: "proxy", requestSent: "no" });
    expect(error?.message).toContain("the proxy on the way did not open a tunnel to it");
    expect([requests.length, client.creditsSpent]).toEqual([2, 0]);
  });
});

describe("words of the caller's own in a text of the runtime", () => {
  const words = [
    "certificate",
    "unreachable",
    "(Connect)",
    "):client",
    "dns",
    "broken",
    "TLS",
    "handshake",
    "refused",
    "%20",
    "/",
    ":",
  ];
  const path = fc
    .array(fc.constantFrom(...words), { maxLength: 8 })
    .map((parts) => new URL(`https://certificate.example/${parts.join("/")}?q=${parts.join("+")}`).href);

  it("decide nothing, wherever they stand in the URL", () => {
    const property = fc.property(path, (url) => {
      expect(sent(inDeno(`error sending request for url (${url}): operation was canceled`))).toBe("unknown maybe");
      expect(
        sent(
          inDeno(
            `error sending request from 127.0.0.1:1 for ${url} (127.0.0.1:2): client error (SendRequest): connection closed before message completed`,
          ),
        ),
      ).toBe("reset maybe");
      expect(sent(new Error(`request to ${url} failed`))).toBe("unknown maybe");
    });
    fc.assert(property, { seed: 20_261_123, numRuns: 2_000 });
  });

  it("let no live detection through a credit limit", async () => {
    const throws = inDeno("error sending request for url (https://x.example/certificate): operation was canceled");
    const { client, sent: requests } = scripted([{ throws }], { creditLimit: 5 });
    for (let call = 0; call < 4; call++) await client.safe.domains.detectLive("https://certificate.example");
    expect([requests.length, client.creditsSpent]).toEqual([1, 5]);
  });
});

describe("what is no failure of the connection", () => {
  const program = (run: () => unknown) => async (): Promise<Response> => run() as Response;
  it.each([
    [
      "a name that does not exist",
      program(() => {
        throw new ReferenceError("nowhere is not defined");
      }),
    ],
    ["a member of undefined", program(() => (undefined as unknown as { a: string }).a)],
    ["a call of what is no function", program(() => (7 as unknown as () => void)())],
    ["a number out of range", program(() => new Array(-1))],
    ["a text that is no JSON", program(() => JSON.parse("{"))],
    ["an argument that Node refuses", program(() => new Headers({ "a b": "c" }))],
    ["a URL that is none", program(() => new URL("nowhere"))],
  ])("is not asked for again: %s", async (_what, step) => {
    const { client, sent: requests } = scripted([step, success()]);
    const { error } = await client.safe.domains.get("example.com");
    expect(error).toMatchObject({ code: "UNKNOWN_ERROR", stopped: "not-retryable", cause: expect.any(Error) });
    expect(requests.length).toBe(1);
  });

  it.each([
    "fetch failed",
    "Failed to fetch",
    "NetworkError when attempting to fetch resource.",
    "Load failed",
    "Network request failed",
  ])("is not: %s", (text) => {
    expect(sent(new TypeError(text))).toBe("unknown maybe");
  });
});
