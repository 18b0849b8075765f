import { describe, expect, it } from "vitest";
import { startChain } from "./support/chain.ts";
import { exchange } from "./support/serve.ts";

const { sandbox, port } = await startChain({ allow: ["domains.get", "technologies.get"] });

const send = (target: string | Buffer, head = ""): Promise<string> => {
  const [before, after] = ["GET ", ` HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nconnection: close\r\n${head}\r\n`];
  return exchange(port, Buffer.concat([Buffer.from(before), Buffer.from(target), Buffer.from(after)]));
};

/** Refused with the envelope, or by the server before the gateway; nothing reached the API in either case. */
const expectRefused = (raw: string): void => {
  expect(sandbox.requests).toEqual([]);
  const [head = "", body = ""] = raw.split("\r\n\r\n");
  expect(head).toMatch(/^HTTP\/1\.1 (400|403|431) /);
  if (/x-content-type-options: nosniff/i.test(head)) {
    expect(JSON.parse(body)).toMatchObject({
      success: false,
      error: { code: expect.stringMatching(/^(FORBIDDEN|VALIDATION_ERROR)$/) },
    });
  } else {
    expect(body).toBeOneOf(["", "0"]); // A last chunk, of a body that has no other.
  }
};

describe("a path that means another endpoint to somebody on its way is refused", () => {
  it.each([
    "/v1/domain/../usage",
    "/v1/domain/..%2fusage",
    "/v1/domain/%2e%2e/usage",
    "/v1/domain/.%2e/usage",
    "/v1/domain/%2e%2e%2fusage",
    "/v1/domain/%252e%252e%252fusage",
    "/v1/domain/a.com%2f..%2f..%2fusage",
    "/v1/domain/a.com%5c..%5cusage",
    "/v1/domain/..\\usage",
    "/v1/domain/a.com\\..\\..\\usage",
    "/v1\\usage",
    "/v1/domain//usage",
    "//v1/domain/github.com",
    "//evil.example/v1/domain/github.com",
    "/v1//domain/github.com",
    "/v1/./../v1/usage",
    "/v1/domain/github.com/",
    "/v1/domain/github.com/..",
    "/v1/domain/github.com%00",
    "/v1/domain/github.com%0d%0ax-injected:%201",
    "/v1/domain/github.com%20HTTP/1.1",
    "/v1/domain/github.com%3flimit=1",
    "/v1/domain/github.com%23",
    "/v1/domain/github.com;a=b",
    "/v1/domain/user@github.com",
    "/v1/domain/github.com:8080",
    "/v1/domain/%",
    "/v1/domain/%zz",
    "/v1/domain/%c3%28.com",
    "/v1/domain/%ff%fe",
    "/v1/domain/%c0%ae%c0%ae%c0%afusage",
    "/v1/domain/%ed%a0%80.com",
    "/v1/domain/127.0.0.1",
    "/v1/domain/[::1]",
    "/v1/domain/localhost",
    "/v1/domain/-a-.com",
    "/v1/technology/name/..",
    "/v1/technology/name/%2e%2e",
    "/v1/technology/name/..%2f..%2fusage",
    "/v1/technology/name/React%2fdomains",
    "/v1/technology/name/React%5cdomains",
    "/v1/technology/name/React%252fdomains",
    "/v1/technology/name/React%00",
    "/v1/technology/name/%20",
    "/v1/technology/name/React/domains",
    "/v1/technology/name/%ef%bc%8f%2e%2e/x",
    "/__proto__/v1/domain/github.com",
    "/v1/__proto__",
    "/v1/constructor",
    "*",
    "",
  ])("%s", async (path) => expectRefused(await send(path)));

  it.each([
    ["a raw NUL", "/v1/domain/github.com\0"],
    ["a raw line break", "/v1/usage\nx: y"],
    ["a space", "/v1/domain/github.com /v1/usage"],
    ["a very long path", `/v1/domain/${"a".repeat(12_000)}.com`],
    ["a path of very many segments", `/v1/domain${"/a".repeat(5_000)}`],
    ["a path larger than any header", `/v1/domain/${"a".repeat(100_000)}`],
    ["a name of 254 characters", `/v1/technology/name/${"a".repeat(254)}`],
    ["a domain that becomes too long in ASCII, label by label", `/v1/domain/${"%C3%BC.".repeat(60)}com`],
    ["a label that becomes too long in ASCII", `/v1/domain/${encodeURIComponent("ü".repeat(200))}.com`],
    ["very many parameters", `/v1/domain/github.com?${"a&".repeat(3_000)}`],
  ])("%s", async (_what, path) => expectRefused(await send(path)));

  it("raw bytes that are no UTF-8", async () => {
    expectRefused(await send(Buffer.from([...Buffer.from("/v1/domain/"), 0xff, 0xfe, 0xc0, 0x80])));
  });
});

describe("an unusual way to write an allowed path reaches exactly that endpoint, written anew", () => {
  it.each([
    ["/v1/domain/GitHub.COM", "/v1/domain/github.com"],
    ["/v1/domain/github.com.", "/v1/domain/github.com"],
    ["/v1/domain/%67ithub%2ecom", "/v1/domain/github.com"],
    ["/v1/usage/../domain/github.com", "/v1/domain/github.com"],
    ["/v1/domain/github.com#/../../usage", "/v1/domain/github.com"],
    ["/v1/domain/m%C3%BCnchen.de", "/v1/domain/xn--mnchen-3ya.de"],
    // To Node, a request of HTTP/0.9.
    ["/v1/domain/github.com\nx: y", "/v1/domain/github.com"],
    ["/v1/domain/%E4%BE%8B%E5%AD%90.%E6%B5%8B%E8%AF%95", "/v1/domain/xn--fsqu00a.xn--0zwm56d"],
    ["/v1/technology/name/C%2B%2B%20%26%20%23", "/v1/technology/name/C%2B%2B%20%26%20%23"],
    ["/v1/technology/name/__proto__", "/v1/technology/name/__proto__"],
    ["/v1/technology/name/...", "/v1/technology/name/..."],
  ])("%s", async (path, sent) => {
    expect(await send(path)).toMatch(/^HTTP\/1\.1 (200|404|403) /);
    expect(sandbox.requests.map(({ path: arrived }) => arrived)).toEqual([sent]);
  });

  it("an absolute-form target, whoever it names", async () => {
    const raw = await send("http://evil.example/v1/domain/github.com");
    if (raw.startsWith("HTTP/1.1 200 ")) expect(sandbox.requests).toMatchObject([{ path: "/v1/domain/github.com" }]);
    else expectRefused(raw);
    sandbox.reset();
    expectRefused(await send("http://evil.example/v1/usage"));
  });
});

describe("a query", () => {
  it.each([
    ["?x=1", "Parameter 'x' is not known: this endpoint takes none"],
    ["?limit=1", "Parameter 'limit' is not known"],
    ["?__proto__=1", "Parameter '__proto__' is not known"],
    ["?%00=1", "is not known"],
    ["?=1", "is not known"],
    ["?%ff", "is not known"],
    ["?path=/v1/usage&api_key=x", "Parameter 'path' is not known"],
  ])("%s is a 400 that names it", async (query, message) => {
    const raw = await send(`/v1/domain/github.com${query}`);
    expectRefused(raw);
    expect(raw).toContain("VALIDATION_ERROR");
    expect(raw).toContain(message);
  });
});
