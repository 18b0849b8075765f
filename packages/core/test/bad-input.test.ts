import { describe, expect, it } from "vitest";
import type { CallOptions } from "../src/index.ts";
import { scripted, success } from "./support/scripted.ts";

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
