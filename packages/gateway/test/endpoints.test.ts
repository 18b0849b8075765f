import { TechLookup, version } from "@techlookup/core";
import { describe, expect, it } from "vitest";
import { type EndpointName, endpoints } from "../src/index.ts";
import { ask, askLive, everything, gatewayBeforeSandbox, told } from "./support/gateways.ts";

/** Stands still, so that two answers are the same. */
const clock = { now: () => Date.UTC(2026, 10, 23), sleep: async () => {} };

/** A way to call each endpoint, with the client that stands in for the browser's. */
const calls: Record<EndpointName, [call: (client: TechLookup) => Promise<unknown>, sent: string]> = {
  "account.usage": [(client) => client.account.usage({ start_date: "2026-11-01" }), "/v1/usage?start_date=2026-11-01"],
  "account.credits": [(client) => client.account.credits(), "/v1/credits"],
  "domains.detectLive": [(client) => client.domains.detectLive("new.example"), "/v1/technology-lookup-live"],
  "domains.get": [(client) => client.domains.get("github.com"), "/v1/domain/github.com"],
  "companies.get": [(client) => client.companies.get("github.com"), "/v1/company/github.com"],
  "technologies.get": [(client) => client.technologies.get("Next.js"), "/v1/technology/name/Next.js"],
  "technologies.domains": [
    (client) => client.technologies.domains("Next.js", { limit: 2 }),
    "/v1/technology/name/Next.js/domains?limit=2",
  ],
  "technologies.companies": [
    (client) => client.technologies.companies(1, { limit: 2, offset: 1, country: "DE", industry: "Retail & more" }),
    "/v1/technology/1/companies?limit=2&offset=1&country=DE&industry=Retail+%26+more",
  ],
  "signals.adoption": [
    (client) => client.signals.adoption({ limit: 2, offset: 1, technology_id: 3, days: 60 }),
    "/v1/signals/adoption?limit=2&offset=1&technology_id=3&days=60",
  ],
  "signals.churn": [(client) => client.signals.churn({ days: 60 }), "/v1/signals/churn?days=60"],
};

const clientOf = (gateway: (request: Request) => Promise<Response>): TechLookup =>
  new TechLookup({
    apiKey: "a-token-of-the-page",
    baseUrl: "https://shop.example/techlookup",
    fetch: async (input, init) => gateway(new Request(input, init)),
    retry: { maxAttempts: 1 },
  });

describe.each(everything)("%s", (name) => {
  const [call, sent] = calls[name];

  it("goes through as it is, and gives the data that the API gives", async () => {
    const { gateway, sandbox } = gatewayBeforeSandbox({ allow: [name], basePath: "/techlookup" }, { clock });
    const direct = new TechLookup({ apiKey: sandbox.keys.pro, fetch: sandbox.fetch });
    const data = await call(clientOf(gateway));
    const [{ method, path, headers, credits } = {}] = sandbox.requests;
    expect({ method, path, credits }).toEqual({
      method: endpoints[name].method,
      path: sent,
      credits: endpoints[name].credits,
    });
    const own = {
      accept: "application/json",
      authorization: "Bearer ***",
      "user-agent": `techlookup-gateway/${version}`,
    };
    const type = method === "POST" ? { "content-type": "application/json" } : {};
    expect(headers).toEqual({ ...own, ...type });
    if (!name.startsWith("account")) expect(data).toEqual(await call(direct));
  });

  it("is refused unless allow names it", async () => {
    const { gateway, sandbox } = gatewayBeforeSandbox({ allow: everything.filter((other) => other !== name) });
    const response = clientOf((request) => gateway(new Request(request.url.replace("/techlookup", ""), request)));
    await expect(call(response)).rejects.toMatchObject({ status: 403, code: "FORBIDDEN" });
    expect(sandbox.requests).toEqual([]);
  });
});

describe("what is no allowed endpoint", () => {
  it.each([
    "/",
    "/v1",
    "/v1/",
    "/v1/usage/",
    "/V1/usage",
    "/v1/Usage",
    "/v1/%75sage",
    "/v2/usage",
    "//v1/usage",
    "/v1//usage",
    "/v1/usage;x=1",
    "/v1/domain/",
    "/v1/domain/a.com/b",
    "/v1/technologies/lookup",
    "/v1/companies/batch",
    "/x/v1/usage",
    "/__sandbox/requests",
    "/v1/usage/../../__sandbox/reset",
    "/techlookup/v1/usage",
  ])("%s is a 403", async (path) => {
    const { gateway, sandbox } = gatewayBeforeSandbox();
    expect((await told(await gateway(ask(path)))).slice(0, 2)).toEqual([403, "FORBIDDEN"]);
    expect(sandbox.requests).toEqual([]);
  });

  it("is a path outside of basePath", async () => {
    const { gateway } = gatewayBeforeSandbox({ basePath: "/techlookup" });
    for (const path of [
      "/v1/usage",
      "/techlookupv1/usage",
      "/techlookup2/v1/usage",
      "/tech-other/v1/usage",
      "/techlookup",
      "/a/techlookup/v1/usage",
    ]) {
      expect((await told(await gateway(ask(path))))[0]).toBe(403);
    }
    expect((await told(await gateway(ask("/techlookup/v1/usage"))))[0]).toBe(200);
  });

  it.each(["HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "QUERY"])("%s where GET is meant", async (method) => {
    const { gateway, sandbox } = gatewayBeforeSandbox();
    const response = await gateway(ask("/v1/usage", { method }));
    expect([response.status, response.headers.get("allow")]).toEqual([403, "GET"]);
    expect(sandbox.requests).toEqual([]);
  });

  it("GET where POST is meant", async () => {
    const { gateway } = gatewayBeforeSandbox();
    const response = await gateway(ask("/v1/technology-lookup-live"));
    expect(response.headers.get("allow")).toBe("POST");
    expect((await told(response)).slice(0, 2)).toEqual([403, "FORBIDDEN"]);
  });
});

describe("a path that two endpoints fit", () => {
  it.each(["/v1/technology/name/companies", "/v1/technology/%6eame/companies", "/v1/technology/n%61me/companies"])(
    "%s never reaches the technology named companies by way of the companies of a technology",
    async (path) => {
      const { gateway, sandbox } = gatewayBeforeSandbox({ allow: ["technologies.companies"] });
      expect((await told(await gateway(ask(path))))[0]).toBeOneOf([400, 403]);
      expect(sandbox.requests).toEqual([]);
    },
  );
});

it.each(["a%2Fb", "a.b", "1%3Fx", "%20", "..", "%F0%9F%98%80", "1".repeat(101)])(
  "an id must be one: %s is refused",
  async (id) => {
    const { gateway, sandbox } = gatewayBeforeSandbox();
    expect((await told(await gateway(ask(`/v1/technology/${id}/companies`))))[0]).toBeOneOf([400, 403]);
    expect(sandbox.requests).toEqual([]);
  },
);

it("sends live detection its url alone, once, written anew", async () => {
  const { gateway } = gatewayBeforeSandbox();
  const bodies: string[] = [];
  const spy = gatewayBeforeSandbox({
    fetch: async (_url, init) => {
      bodies.push(String(init?.body));
      return Response.json({ success: true, data: {} });
    },
  });
  const body = '{ "url":"evil.example", "callback":"https://x","__proto__":{"url":"b"}, "url":"good.example" }';
  expect((await told(await spy.gateway(askLive(body))))[0]).toBe(200);
  expect(bodies).toEqual(['{"url":"good.example"}']);
  expect((await told(await gateway(askLive({ url: "good.example" }))))[0]).toBe(200);
});
