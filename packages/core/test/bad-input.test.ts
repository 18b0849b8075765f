import { describe, expect, it } from "vitest";
import { type CallOptions, type ClientOptions, ConfigurationError, TechLookup } from "../src/index.ts";
import { key, scripted, success } from "./support/scripted.ts";

const make = (options: unknown) => () => new TechLookup(options as ClientOptions);

describe("a client is not made", () => {
  it.each<[string, unknown, string, string]>([
    ["without a key", {}, "apiKey", "is missing: pass { apiKey }"],
    ["with an empty key", { apiKey: "" }, "apiKey", "is missing: pass { apiKey }"],
    [
      "with a key with a line break",
      { apiKey: `${key}\n` },
      "apiKey",
      `(character ${key.length + 1} of ${key.length + 1})`,
    ],
    [
      "with a key in quotes",
      { apiKey: `"${key}"` },
      "apiKey",
      `(character 1 of ${key.length + 2}): pass the key alone`,
    ],
    ["with a key in typographic quotes", { apiKey: `“${key}”` }, "apiKey", "without quotes"],
    ["with a key and spaces around", { apiKey: ` ${key}\u00a0` }, "apiKey", "(character 1 of"],
    ["with a key behind a byte order mark", { apiKey: `\ufeff${key}` }, "apiKey", "pass the key alone"],
    ["with a key and a zero-width space", { apiKey: `${key}\u200b` }, "apiKey", `(character ${key.length + 1} of`],
    ["with quotes for a key", { apiKey: '""' }, "apiKey", "(character 1 of 2)"],
    ["with a key with a space", { apiKey: `Bearer ${key}` }, "apiKey", "contains a space"],
    ["with a key of other letters", { apiKey: "schlüssel" }, "apiKey", "(character 5 of 9)"],
    ["with a key that is no text", { apiKey: 7 }, "apiKey", "number"],
    ["with a key too short to be masked", { apiKey: "1234567" }, "apiKey", "fewer than 8 characters"],
    ["with the word Bearer for a key", { apiKey: "Bearer" }, "apiKey", "Bearer"],
    ["with a base URL that is none", { apiKey: key, baseUrl: "api.example" }, "baseUrl", '"api.example"'],
    ["with another scheme", { apiKey: key, baseUrl: "ftp://x.example" }, "baseUrl", "https"],
    ["with credentials in the URL", { apiKey: key, baseUrl: "https://user:hush@x.example" }, "baseUrl", "user name"],
    ["with plain http to another machine", { apiKey: key, baseUrl: "http://x.example" }, "baseUrl", "x.example"],
    [
      "with plain http to what looks like this one",
      { apiKey: key, baseUrl: "http://127.0.0.1.x.example" },
      "baseUrl",
      "https",
    ],
    ["with a query in the URL", { apiKey: key, baseUrl: "https://x.example/?a=1" }, "baseUrl", "query"],
    ["with /v1 in the URL", { apiKey: key, baseUrl: "https://x.example/v1/" }, "baseUrl", "/v1"],
    ["with null for options", null, "options", "null"],
    ["with no attempts", { apiKey: key, retry: { maxAttempts: 0 } }, "retry.maxAttempts", "1 or more, and is 0"],
    ["with half an attempt", { apiKey: key, retry: { maxAttempts: 1.5 } }, "retry.maxAttempts", "1.5"],
    ["with a negative base", { apiKey: key, retry: { transient: { baseMs: -1 } } }, "retry.transient.baseMs", "-1"],
    ["with NaN for a limit", { apiKey: key, deadlineMs: Number.NaN }, "deadlineMs", "NaN"],
    ["with a text for a limit", { apiKey: key, attemptTimeoutMs: "5" }, "attemptTimeoutMs", '"5"'],
    ["with a jitter of its own", { apiKey: key, retry: { jitter: "some" } }, "retry.jitter", "full, none"],
    ["with a retry that is no object", { apiKey: key, retry: false }, "retry", "false"],
    ["with a budget that is none", { apiKey: key, retry: { budget: 5 } }, "retry.budget", "RetryBudget"],
    ["with a fetch that is none", { apiKey: key, fetch: "x" }, "fetch", "function"],
    ["with a hook that is none", { apiKey: key, onRetry: 1 }, "onRetry", "function"],
  ])("%s", (_name, options, argument, words) => {
    let error: unknown;
    try {
      make(options)();
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error).toMatchObject({ code: "CONFIGURATION_ERROR", argument, attempts: [], stopped: "not-retryable" });
    expect((error as Error).message).toContain(words);
    expect((error as Error).message).toContain("Nothing was sent.");
    expect((error as Error).message).not.toMatch(new RegExp(`hush|${key}`));
  });

  it.each([
    "http://localhost:8787",
    "http://127.0.0.1:1",
    "http://[::1]:1/",
    "https://x.example/gateway/",
    new URL("https://x.example"),
  ])("but it is made with %s", (baseUrl) => {
    expect(make({ apiKey: key, baseUrl })).not.toThrow();
  });

  it("and options that do not exist are ignored", () => {
    expect(make({ apiKey: key, retires: 5 })).not.toThrow();
  });
});

describe("nothing is sent", () => {
  const { client, sent } = scripted([success()]);
  const { domains, account, technologies, signals, companies } = client.safe;
  const any = (value: unknown) => value as never;

  it.each<[string, () => Promise<{ error?: { argument?: string; message: string; code: string } }>, string]>([
    ["an empty domain", () => any(domains.get("")), "domain"],
    ["a blank domain", () => any(domains.get("  ")), "domain"],
    ["a domain that is no text", () => any(domains.get(any(undefined))), "domain"],
    ["a URL", () => any(domains.get("https://example.com")), "domain"],
    ["a path traversal", () => any(domains.get("../usage")), "domain"],
    ["dots alone", () => any(domains.get("..")), "domain"],
    ["an encoded slash", () => any(domains.get("a%2fb.com")), "domain"],
    ["a port", () => any(domains.get("example.com:80")), "domain"],
    ["a user", () => any(domains.get("me@example.com")), "domain"],
    ["a name without a dot", () => any(domains.get("localhost")), "domain"],
    ["an address", () => any(domains.get("127.0.0.1")), "domain"],
    ["an address in disguise", () => any(domains.get("0x7f.1")), "domain"],
    ["a label of 64 characters", () => any(domains.get(`${"a".repeat(64)}.com`)), "domain"],
    ["a name of 300 characters", () => any(domains.get(`${"a.".repeat(150)}com`)), "domain"],
    ["a line break", () => any(domains.get("exam\nple.com")), "domain"],
    ["a company's empty domain", () => any(companies.get("")), "domain"],
    ["live detection of an ftp URL", () => any(domains.detectLive("ftp://example.com")), "site"],
    ["live detection with credentials", () => any(domains.detectLive("https://u:hush@example.com")), "site"],
    ["live detection of this machine", () => any(domains.detectLive("http://localhost/")), "site"],
    ["a technology called ..", () => any(technologies.get("..")), "name"],
    ["a technology called %2E%2e", () => any(technologies.get("%2E%2e")), "name"],
    ["a technology without a name", () => any(technologies.domains(" ")), "name"],
    ["a name of 201 characters", () => any(technologies.get("x".repeat(201))), "name"],
    ["a name with a line break", () => any(technologies.get("a\nb")), "name"],
    ["a lone surrogate", () => any(technologies.get("\ud800")), "name"],
    ["an id with a slash", () => any(technologies.companies("1/2")), "id"],
    ["a negative id", () => any(technologies.companies(-1)), "id"],
    ["a negative limit", () => any(technologies.companies(1, { limit: -1 })), "limit"],
    ["half an offset", () => any(signals.churn({ offset: 0.5 })), "offset"],
    ["a limit that is a text", () => any(signals.adoption({ limit: any("5") })), "limit"],
    ["an empty country", () => any(technologies.companies(1, { country: "" })), "country"],
    ["parameters that are none", () => any(signals.adoption(any(5))), "parameters"],
    ["a date that does not exist", () => any(account.usage({ start_date: "2026-02-30" })), "start_date"],
    ["a date in another form", () => any(account.usage({ end_date: "01.02.2026" })), "end_date"],
    ["a date that is no text", () => any(account.usage({ start_date: any(["2026-02-03"]) })), "start_date"],
    ["a date after the year 9999", () => any(account.usage({ start_date: "+012026-02-03" })), "start_date"],
    [
      "an end before its start",
      () => any(account.usage({ start_date: "2026-11-02", end_date: "2026-11-01" })),
      "start_date",
    ],
    ["a signal that is none", () => any(account.credits({ signal: any("stop") })), "signal"],
    ["options that are none", () => any(account.credits(any(5))), "options"],
    ["a wrong option", () => any(account.credits({ deadlineMs: 0 })), "deadlineMs"],
    [
      "a raw path elsewhere",
      () => any(client.safe.request({ method: "GET", path: "https://evil.example/v1/x" })),
      "path",
    ],
    [
      "a raw path of another host",
      () => any(client.safe.request({ method: "GET", path: "//evil.example/v1/x" })),
      "path",
    ],
    ["a raw path traversal", () => any(client.safe.request({ method: "GET", path: "/v1/../admin" })), "path"],
    ["an encoded path traversal", () => any(client.safe.request({ method: "GET", path: "/v1/%2e%2e/admin" })), "path"],
    ["a backslash", () => any(client.safe.request({ method: "GET", path: "/v1\\..\\x" })), "path"],
    ["an empty segment", () => any(client.safe.request({ method: "GET", path: "/v1//x" })), "path"],
    ["an empty segment further on", () => any(client.safe.request({ method: "GET", path: "/v1/x//y" })), "path"],
    ["a query in a raw path", () => any(client.safe.request({ method: "GET", path: "/v1/x?a=1" })), "path"],
    ["a method that is none", () => any(client.safe.request({ method: any("FETCH"), path: "/v1/x" })), "method"],
    ["a body with GET", () => any(client.safe.request({ method: "GET", path: "/v1/x", body: {} })), "body"],
    ["a body that is no JSON", () => any(client.safe.request({ method: "POST", path: "/v1/x", body: 1n })), "body"],
    [
      "a query that is no text",
      () => any(client.safe.request({ method: "GET", path: "/v1/x", query: { a: any({}) } })),
      "query.a",
    ],
    ["no request at all", () => any(client.safe.request(any(undefined))), "request"],
  ])("for %s", async (_name, call, argument) => {
    const { error } = await call();
    expect(error).toMatchObject({ name: "ConfigurationError", code: "CONFIGURATION_ERROR", argument });
    expect(error?.message).not.toContain("hush");
    expect(sent.length).toBe(0);
  });
});

describe("what looks odd and is right is sent", () => {
  it.each<[string, string]>([
    ["EXAMPLE.com", "/v1/domain/example.com"],
    ["example.com.", "/v1/domain/example.com"],
    ["bücher.example", "/v1/domain/xn--bcher-kva.example"],
    ["_dmarc.example.com", "/v1/domain/_dmarc.example.com"],
    ["xn--p1ai.xn--p1ai", "/v1/domain/xn--p1ai.xn--p1ai"],
  ])("%s", async (domain, path) => {
    const { client, sent } = scripted([success()]);
    await client.domains.get(domain);
    expect(new URL(sent[0]?.url ?? "").pathname).toBe(path);
  });

  it("names with slashes, dots and plus signs, each in one segment of the path", async () => {
    const { client, sent } = scripted([success()]);
    for (const name of ["C++", "ASP.NET", "TCP/IP", "a?b#c", "100%", "日本"]) await client.technologies.get(name);
    expect(sent.map(({ url }) => decodeURIComponent(new URL(url).pathname.split("/")[4] ?? ""))).toEqual([
      ...["C++", "ASP.NET", "TCP/IP", "a?b#c", "100%", "日本"],
    ]);
  });

  it("a base URL with a path, and call options that are undefined", async () => {
    const { client, sent } = scripted([success()], { baseUrl: "https://x.example/gateway/" });
    const options: CallOptions = { signal: undefined, deadlineMs: undefined, retry: undefined };
    await client.signals.churn({ limit: 0, offset: undefined }, options);
    expect(sent[0]?.url).toBe("https://x.example/gateway/v1/signals/churn?limit=0");
  });
});
