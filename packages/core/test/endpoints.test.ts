import { describe, expect, it } from "vitest";
import { connectionError, failure, type Step, scripted, success } from "./support/scripted.ts";

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

describe("a list", () => {
  const page = (items: number[], offset: number, total: number | undefined): Step =>
    success({
      signals: items.map((id) => ({ domain: `d${id}.example` })),
      offset,
      limit: 2,
      ...(total !== undefined && { total }),
    });

  const collect = async (steps: Step[], offset?: number) => {
    const { client, clock, sent } = scripted(steps);
    const found: unknown[] = [];
    const read = async (): Promise<void> => {
      for await (const { domain } of client.signals.eachChurn({ limit: 2, offset })) found.push(domain);
    };
    const error = await clock.run(
      read().then(
        () => undefined,
        (thrown: unknown) => thrown,
      ),
    );
    return { found, error, offsets: sent.map(({ url }) => new URL(url).searchParams.get("offset")) };
  };

  it("is read page by page to its end", async () => {
    const { found, error, offsets } = await collect([page([1, 2], 0, 3), page([3], 2, 3)]);
    expect([found.length, error, offsets]).toEqual([3, undefined, ["0", "2"]]);
  });

  it("is read from where it is asked to begin, and without a total until a page is empty", async () => {
    const { found, error, offsets } = await collect(
      [page([1, 2], 4, undefined), page([3], 6, undefined), page([], 7, undefined)],
      4,
    );
    expect([found.length, error, offsets]).toEqual([3, undefined, ["4", "6", "7"]]);
  });

  it.each<[string, Step, string]>([
    ["a page that fails", failure(403, "FORBIDDEN"), "FORBIDDEN"],
    ["a page that is lost", connectionError("ECONNRESET"), "NETWORK_ERROR"],
    ["a page that is empty before its time", page([], 2, 3), "INVALID_RESPONSE"],
    ["a page without its list", success({ total: 3, offset: 2 }), "INVALID_RESPONSE"],
    ["a page that is nothing", success(null), "INVALID_RESPONSE"],
    ["the first page again", page([1, 2], 0, 3), "INVALID_RESPONSE"],
  ])("never ends with %s", async (_name, step, code) => {
    const { found, error } = await collect([page([1, 2], 0, 3), step]);
    expect(found.length).toBe(2);
    expect(error).toMatchObject({ code });
  });

  const items = (data: object): Step =>
    success({ signals: [{ domain: "a.example" }, { domain: "b.example" }], ...data });
  let total = 0;
  it.each<[string, readonly Step[], number]>([
    ["ignores the offset and tells none", [items({ total: 100 })], 2],
    ["ignores the offset and tells neither offset nor total", [items({})], 2],
    ["tells null for a total", [items({ total: null })], 2],
    [
      "clamps the offset to the last page",
      [page([1, 2], 0, undefined), page([3, 4], 2, undefined), page([3, 4], 2, undefined)],
      3,
    ],
    [
      "clamps the offset without telling",
      [items({ x: 1 }), success({ signals: [{ domain: "b" }] }), success({ signals: [{ domain: "b" }] })],
      3,
    ],
    ["goes back to an earlier page", [items({ x: 1 }), success({ signals: [{ domain: "b" }] }), items({ x: 2 })], 3],
    ["tells a total that is a word", [items({ total: "many" })], 1],
    ["tells a total that is a list", [items({ total: [3, 4] })], 1],
    ["tells a negative total", [items({ total: -1 })], 1],
    ["tells another offset, as a text", [items({ offset: "7" })], 1],
    ["tells an offset that is none", [items({ offset: "first" })], 1],
    ["gives a list that is an object", [success({ signals: { length: 2, 0: 1, 1: 2 }, total: 9 })], 1],
    ["gives a list that is a text", [success({ signals: "many", total: 9 })], 1],
    [
      "grows for ever",
      [async () => Response.json({ success: true, data: { signals: [{ id: ++total }], total: 9 + total } })],
      4,
    ],
  ])("is an error, and no endless bill, where a server %s", async (_name, steps, requests) => {
    const { error, offsets } = await collect([...steps]);
    expect(error).toMatchObject({ code: "INVALID_RESPONSE", name: "ResponseError" });
    expect(offsets.length).toBe(requests);
  });

  it("that grows a little while it is read is read to its end", async () => {
    const { found, error } = await collect([page([1, 2], 0, 3), page([3, 4], 2, 6), page([5, 6], 4, 6)]);
    expect([found.length, error]).toEqual([6, undefined]);
  });

  it("whose total is a text is read to that", async () => {
    const { found, error } = await collect([items({ total: "2" })]);
    expect([found.length, error]).toEqual([2, undefined]);
  });

  it.each([
    [{ limit: 0 }, "limit"],
    [5, "parameters"],
    [{ offset: -1 }, "offset"],
  ])("of %j sends nothing", async (given, argument) => {
    const { client, sent } = scripted([items({})]);
    await expect(client.signals.eachChurn(given as never).next()).rejects.toMatchObject({ argument });
    expect(sent).toEqual([]);
  });

  it("of technologies' companies is read the same way", async () => {
    const { client } = scripted([success({ companies: [{ domain: "a.example" }], total: 1, offset: 0 })]);
    const found = [];
    for await (const company of client.technologies.eachCompany("react")) found.push(company.domain);
    expect(found).toEqual(["a.example"]);
  });

  it("stops asking when nobody reads on", async () => {
    const { client, sent } = scripted([page([1, 2], 0, 10)]);
    for await (const _ of client.signals.eachAdoption()) break;
    expect(sent.length).toBe(1);
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
