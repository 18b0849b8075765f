import { describe, expect, it } from "vitest";
import { ask, askLive, gatewayBeforeSandbox, ownOrigin, told } from "./support/gateways.ts";

const other = "https://app.example.com";
const get = (headers: Record<string, string>, url = "/v1/domain/github.com"): Request => ask(url, { headers });
const corsOf = ({ headers }: Response): string[] =>
  [...headers]
    .filter(([name]) => name.startsWith("access-control-") || name === "vary")
    .map(([name, value]) => `${name}: ${value}`);

describe("who may call, where no origins are listed", () => {
  it.each<[string, Record<string, string>]>([
    ["a program", {}],
    ["a page of the same origin, with GET in an older browser", {}],
    ["a page of the same origin, with GET", { "sec-fetch-site": "same-origin" }],
    ["a page of the same origin, with POST in an older browser", { origin: ownOrigin }],
    ["a page of the same origin, with POST", { origin: ownOrigin, "sec-fetch-site": "same-origin" }],
    ["the user's own address bar", { "sec-fetch-site": "none" }],
  ])("%s", async (_who, headers) => {
    const { gateway } = gatewayBeforeSandbox();
    const response = await gateway(get(headers));
    expect([response.status, corsOf(response)]).toEqual([200, []]);
  });

  it.each<[string, Record<string, string>]>([
    ["another origin", { origin: other }],
    ["another origin, without an Origin", { "sec-fetch-site": "cross-site" }],
    ["a sibling, without an Origin", { "sec-fetch-site": "same-site" }],
    ["a sibling", { origin: "https://evil.shop.example", "sec-fetch-site": "same-site" }],
    ["another scheme", { origin: "http://shop.example" }],
    ["another scheme, with a site that says so", { origin: "http://shop.example", "sec-fetch-site": "cross-site" }],
    ["another port", { origin: `${ownOrigin}:8443` }],
    ["a longer host", { origin: `${ownOrigin}.evil.example` }],
    ["a user that looks like the host", { origin: `https://shop.example@evil.example` }],
    ["the own origin beside another", { origin: `${ownOrigin}, ${other}` }],
    ["the own origin with a path", { origin: `${ownOrigin}/` }],
    ["the own origin, which the browser contradicts", { origin: ownOrigin, "sec-fetch-site": "cross-site" }],
    ["another origin that calls itself the same", { origin: other, "sec-fetch-site": "same-origin" }],
    ["a sandboxed frame", { origin: "null" }],
    ["a sandboxed frame that calls itself the same", { origin: "null", "sec-fetch-site": "same-origin" }],
    ["an empty origin", { origin: "" }],
    ["no origin at all", { origin: "evil", "sec-fetch-site": "same-origin" }],
    ["a site that does not exist", { "sec-fetch-site": "same-origin, none" }],
  ])("not %s, and authorize is not even asked", async (_who, headers) => {
    let asked = 0;
    const authorize = () => ({ id: `user-${++asked}` });
    const { gateway, sandbox } = gatewayBeforeSandbox({ authorize });
    for (const request of [get(headers), askLive({ url: "new.example" }, headers)]) {
      const response = await gateway(request);
      expect(corsOf(response)).toEqual([]);
      expect((await told(response)).slice(0, 2)).toEqual([403, "FORBIDDEN"]);
    }
    expect([asked, sandbox.requests]).toEqual([0, []]);
  });

  it("a page behind a proxy that ended TLS: its browser vouches for it", async () => {
    const { gateway } = gatewayBeforeSandbox();
    const from = async (headers: Record<string, string>, url: string): Promise<number> =>
      (await gateway(new Request(`${url}/v1/domain/github.com`, { headers }))).status;
    const vouched = { origin: ownOrigin, "sec-fetch-site": "same-origin" };
    expect(await from(vouched, "http://shop.example")).toBe(200);
    expect(await from({ ...vouched, host: "shop.example" }, "http://10.0.0.7:3000")).toBe(200);
    expect(await from({ origin: ownOrigin }, "http://shop.example")).toBe(403);
    expect(await from({ ...vouched, origin: other }, "http://shop.example")).toBe(403);
    expect(await from({ ...vouched, "sec-fetch-site": "cross-site" }, "http://shop.example")).toBe(403);
    expect(await from({ ...vouched, "x-forwarded-host": "shop.example" }, "http://10.0.0.7:3000")).toBe(403);
  });
});

it("an app whose own scheme has no origin does not make a sandboxed frame its own", async () => {
  const { gateway } = gatewayBeforeSandbox();
  const from = (headers: Record<string, string>) => gateway(new Request("app://shop.example/v1/usage", { headers }));
  expect([(await from({})).status, (await from({ origin: "null" })).status]).toEqual([200, 403]);
});

describe("a listed origin", () => {
  const listed = { origins: [other, "https://two.example"] };
  const expose =
    "access-control-expose-headers: retry-after, x-ratelimit-limit, x-ratelimit-remaining, date, x-should-retry";

  it("may call, and may read the answer, also one that says no", async () => {
    const { gateway } = gatewayBeforeSandbox(listed);
    const headers = { origin: other, "sec-fetch-site": "cross-site" };
    for (const [url, status] of [
      ["/v1/domain/github.com", 200],
      ["/v1/domain/unknown.example", 404],
      ["/v1/nowhere", 403],
    ] as const) {
      const response = await gateway(get(headers, url));
      expect(response.status).toBe(status);
      expect(corsOf(response)).toEqual([`access-control-allow-origin: ${other}`, expose, "vary: origin"]);
    }
  });

  it("leaves others out, and tells caches that the answer hangs on the origin", async () => {
    const { gateway } = gatewayBeforeSandbox(listed);
    for (const [headers, status] of [
      [{ origin: "https://evil.example" }, 403],
      [{ origin: "null" }, 403],
      [{}, 200],
      [{ origin: ownOrigin }, 200],
    ] as const) {
      const response = await gateway(get(headers));
      expect([response.status, corsOf(response)]).toEqual([status, ["vary: origin"]]);
    }
  });

  it("sends cookies only where allowCredentials says so", async () => {
    const { gateway } = gatewayBeforeSandbox({ ...listed, allowCredentials: true });
    expect(corsOf(await gateway(get({ origin: other })))).toContain("access-control-allow-credentials: true");
    expect(corsOf(await gateway(get({ origin: "https://evil.example" })))).toEqual(["vary: origin"]);
  });

  it("may be null, for those who want it", async () => {
    const { gateway } = gatewayBeforeSandbox({ origins: ["null"] });
    expect(corsOf(await gateway(get({ origin: "null" })))).toContain("access-control-allow-origin: null");
  });
});

describe("a preflight", () => {
  const preflight = (headers: Record<string, string>): Request =>
    ask("/v1/technology-lookup-live", { method: "OPTIONS", headers });
  const question = { "access-control-request-method": "POST", "access-control-request-headers": "content-type,x-evil" };

  it("allows the headers of allowedHeaders as well, and none of them reaches the API", async () => {
    const allowedHeaders = ["sentry-trace", "Baggage", "traceparent"];
    const { gateway, sandbox } = gatewayBeforeSandbox({ origins: [other], allowedHeaders });
    const response = await gateway(preflight({ origin: other, ...question }));
    const allowed = "content-type, authorization, sentry-trace, baggage, traceparent";
    expect([response.status, response.headers.get("access-control-allow-headers")]).toEqual([204, allowed]);
    expect((await gateway(get({ origin: other, baggage: "a=1" }))).status).toBe(200);
    expect(sandbox.requests[0]?.headers).not.toHaveProperty("baggage");
  });

  it("that has a body, as no browser sends it, is none", async () => {
    const { gateway } = gatewayBeforeSandbox({ origins: [other] });
    for (const more of [{ "content-length": "9" }, { "transfer-encoding": "chunked" }]) {
      const response = await gateway(preflight({ origin: other, ...question, ...more }));
      expect((await told(response)).slice(0, 2)).toEqual([403, "FORBIDDEN"]);
    }
  });

  it("of a listed origin is answered without asking authorize", async () => {
    const authorize = () => {
      throw new Error("asked");
    };
    const {
      gateway,
      sandbox,
      told: operator,
    } = gatewayBeforeSandbox({ authorize, origins: [other], allowCredentials: true });
    const response = await gateway(preflight({ origin: other, ...question }));
    expect([response.status, await response.text()]).toEqual([204, ""]);
    expect(Object.fromEntries(response.headers)).toEqual({
      "access-control-allow-credentials": "true",
      "access-control-allow-headers": "content-type, authorization",
      "access-control-allow-methods": "GET, POST",
      "access-control-allow-origin": other,
      "access-control-expose-headers": "retry-after, x-ratelimit-limit, x-ratelimit-remaining, date, x-should-retry",
      "access-control-max-age": "7200",
      "cache-control": "no-store",
      vary: "origin",
      "x-content-type-options": "nosniff",
    });
    expect([sandbox.requests, operator]).toEqual([[], []]);
  });

  it.each<[string, Record<string, string>]>([
    ["of another origin", { origin: "https://evil.example", ...question }],
    ["of the own origin, which needs none", { origin: ownOrigin, ...question }],
    ["of nobody", question],
    ["that asks nothing", { origin: other }],
  ])("%s is refused", async (_which, headers) => {
    const { gateway } = gatewayBeforeSandbox({ origins: [other] });
    const response = await gateway(preflight(headers));
    expect(response.headers.get("access-control-allow-methods")).toBeNull();
    expect((await told(response)).slice(0, 2)).toEqual([403, "FORBIDDEN"]);
  });
});
