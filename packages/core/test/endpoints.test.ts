import { describe, expect, it } from "vitest";
import { failure, type Step, scripted, success } from "./support/scripted.ts";

describe("every endpoint", () => {
  it("asks for its path, by its method, with its parameters", async () => {
    const { client, sent } = scripted([success()]);
    await client.account.usage({ start_date: "2026-11-01", end_date: "2026-11-02" });
    await client.account.credits();
    await client.domains.get("example.com");
    await client.domains.detectLive("https://example.com/shop?q=1");
    await client.companies.get("example.com");
    await client.technologies.get("Next.js");
    await client.technologies.domains("Next.js", { limit: 3 });
    await client.technologies.companies(12, { limit: 1, offset: 2, country: "DE", industry: "Retail & more" });
    await client.signals.adoption({ technology_id: 12, days: 7 });
    await client.signals.churn();
    expect(
      sent.map(({ url, init }) => `${init.method} ${url.slice("https://api.technologychecker.io".length)}`),
    ).toEqual([
      "GET /v1/usage?start_date=2026-11-01&end_date=2026-11-02",
      "GET /v1/credits",
      "GET /v1/domain/example.com",
      "POST /v1/technology-lookup-live",
      "GET /v1/company/example.com",
      "GET /v1/technology/name/Next.js",
      "GET /v1/technology/name/Next.js/domains?limit=3",
      "GET /v1/technology/12/companies?limit=1&offset=2&country=DE&industry=Retail+%26+more",
      "GET /v1/signals/adoption?technology_id=12&days=7",
      "GET /v1/signals/churn",
    ]);
    expect(sent[3]?.init.body).toBe('{"url":"https://example.com/shop?q=1"}');
    expect(sent[3]?.init.headers).toMatchObject({ "content-type": "application/json" });
  });

  it("keeps fields that nobody has told of", async () => {
    const { client } = scripted([success({ active_technologies: null, brand_new: 1 })]);
    expect(await client.domains.get("example.com")).toEqual({ active_technologies: null, brand_new: 1 });
  });
});

describe("the company of a domain", () => {
  it.each<[string, Step]>([
    ["a text", { status: 200, body: '"down"' }],
    ["a number", { status: 200, body: "7" }],
    ["null", { status: 200, body: "null" }],
    ["nothing", { status: 200, body: "" }],
    ["nothing, by a 204", { status: 204 }],
    ["null in the envelope", success(null)],
    ["a text in the envelope", success("down")],
    ["a page", { status: 200, body: "<html>" }],
  ])("is not %s", async (_name, step) => {
    const { client, clock } = scripted([step], { retry: { maxAttempts: 1 } });
    const { error } = await clock.run(client.safe.companies.get("example.com"));
    expect(error).toMatchObject({ code: "INVALID_RESPONSE", attempts: [{ number: 1 }] });
    expect(error?.message).not.toContain("undefined");
  });

  it.each<[unknown, Step]>([
    [{ a: 1 }, { status: 200, body: { a: 1 } }],
    [[1], { status: 200, body: "[1]" }],
    [{ a: 1 }, success({ a: 1 })],
  ])("is %j", async (data, step) => {
    expect(await scripted([step]).client.companies.get("example.com")).toEqual(data);
  });
});

describe("client.safe", () => {
  it("mirrors every method", () => {
    const { client } = scripted([]);
    for (const part of ["account", "domains", "companies", "technologies", "signals"] as const) {
      for (const name of Object.getOwnPropertyNames(Object.getPrototypeOf(client[part]))) {
        expect(typeof Reflect.get(client.safe[part], name), `${part}.${name}`).toBe("function");
      }
    }
    expect(typeof client.safe.request).toBe("function");
  });

  it("gives data or an error, and never rejects", async () => {
    const { client, clock } = scripted([success(7), failure(404, "NOT_FOUND")]);
    expect(await client.safe.request({ method: "GET", path: "/v1/x" })).toEqual({ ok: true, data: 7 });
    const result = await clock.run(client.safe.domains.get("example.com"));
    expect(result).toMatchObject({ ok: false, error: { code: "NOT_FOUND" } });
  });

  it("gives the items of a list as results, the last of which may be an error", async () => {
    const { client } = scripted([
      success({ signals: [{ domain: "a" }], total: 2, offset: 0 }),
      failure(403, "FORBIDDEN"),
    ]);
    const results = [];
    for await (const result of client.safe.signals.eachChurn())
      results.push(result.ok ? result.data.domain : result.error.code);
    expect(results).toEqual(["a", "FORBIDDEN"]);
  });

  it("wraps whatever is thrown inside it", async () => {
    for (const thrown of [new RangeError("clock"), "text", undefined, null, 7]) {
      const { client } = scripted([success()]);
      const broken = scripted([success()], {
        random: () => {
          throw thrown;
        },
      });
      const failing = scripted([failure(500, "INTERNAL_ERROR")], {
        random: () => {
          throw thrown;
        },
      });
      expect((await client.safe.account.credits()).ok).toBe(true);
      expect((await broken.client.safe.account.credits()).ok).toBe(true);
      expect((await failing.client.safe.account.credits()).error?.code).toBe("UNKNOWN_ERROR");
    }
  });
});
