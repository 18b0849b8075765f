import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { storedDomains } from "../src/index.ts";
import { type RunningSandbox, startSandbox } from "../src/node.ts";

let sandbox: RunningSandbox;
const now = Date.UTC(2026, 10, 23, 12);

beforeAll(async () => {
  const clock = { now: () => now, sleep: async () => {} };
  sandbox = await startSandbox({ clock, requests: { free: 3 } });
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

const send = (path: string, key: string | undefined = sandbox.keys.pro, init: RequestInit = {}): Promise<Response> =>
  fetch(sandbox.url + path, { ...init, headers: key === undefined ? {} : { authorization: `Bearer ${key}` } });

const detect = (body: string, key?: string): Promise<Response> =>
  send("/v1/technology-lookup-live", key, { method: "POST", body });

const errorOf = async (response: Response) => {
  const body = await response.json();
  expect(body.success).toBe(false);
  return [response.status, body.error.code, body.error.message] as const;
};

describe("keys and plans", () => {
  it("has keys of the documented form", () => {
    for (const key of Object.values(sandbox.keys)) expect(key).toMatch(/^tapi_(test|live)_.{32}$/);
  });

  it.each([
    ["no header", {}, "Missing"],
    ["another scheme", { authorization: "Basic abc" }, "Bearer <key>"],
    ["no key behind the scheme", { authorization: "Bearer" }, "Bearer <key>"],
    ["a key of another form", { authorization: "Bearer tapi_live_nope" }, "Malformed"],
    ["an unknown key", { authorization: `Bearer tapi_live_${"x".repeat(32)}` }, "Invalid"],
  ])("answers 401 to %s", async (_name, headers, words) => {
    const [status, code, message] = await errorOf(await fetch(`${sandbox.url}/v1/credits`, { headers }));
    expect([status, code]).toEqual([401, "UNAUTHORIZED"]);
    expect(message).toContain(words);
  });

  it("answers 401 to a revoked key, and 403 to a restricted account", async () => {
    expect(await errorOf(await send("/v1/credits", sandbox.keys.revoked))).toMatchObject([
      401,
      "UNAUTHORIZED",
      expect.any(String),
    ]);
    expect(await errorOf(await send("/v1/credits", sandbox.keys.restricted))).toMatchObject([
      403,
      "FORBIDDEN",
      expect.any(String),
    ]);
  });

  it("answers 403 where a plan lacks an endpoint", async () => {
    expect(await errorOf(await send("/v1/signals/churn", sandbox.keys.free))).toMatchObject([
      403,
      "FORBIDDEN",
      expect.any(String),
    ]);
    expect((await send("/v1/signals/churn")).status).toBe(200);
    expect((await send("/v1/technology/1/companies", sandbox.keys.free)).status).toBe(403);
  });
});

describe("lookups", () => {
  it("knows at least forty real domains, says that their profiles are made up, and always says the same", async () => {
    expect(storedDomains.length).toBeGreaterThanOrEqual(40);
    expect(new Set(storedDomains).size).toBe(storedDomains.length);
    for (const domain of storedDomains) {
      const response = await send(`/v1/domain/${domain}`, sandbox.keys.scale);
      const { success, data } = await response.json();
      expect([success, data.domain, data.made_up]).toEqual([true, domain, true]);
      expect(data.active_technologies.length).toBeGreaterThan(0);
      expect(response.headers.get("x-sandbox-data")).toBe("made-up");
    }
    const [first, second] = [await send("/v1/domain/github.com"), await send("/v1/domain/github.com")];
    expect(await first.text()).toBe(await second.text());
  });

  it("answers 404 for an unknown domain, until live detection has found it", async () => {
    expect(await errorOf(await send("/v1/domain/new.example"))).toEqual([
      404,
      "NOT_FOUND",
      "Domain not found: new.example",
    ]);
    expect((await detect('{"url":"https://new.example/shop"}')).status).toBe(200);
    expect((await send("/v1/domain/new.example")).status).toBe(200);
    expect(await errorOf(await detect('{"url":"gone.invalid"}'))).toMatchObject([404, "NOT_FOUND", expect.any(String)]);
  });

  it.each([
    ["/v1/domain/nodot", "domain"],
    ["/v1/domain/a%2Fb.com", "domain"],
    ["/v1/domain/127.0.0.1", "domain"],
    ["/v1/technology/name/%ZZ", "name"],
    ["/v1/domain/%E0%A4%A", "domain"],
    ["/v1/usage?start_date=2026-02-30", "start_date"],
    ["/v1/usage?end_date=tomorrow", "end_date"],
    ["/v1/usage?start_date=2026-11-02&end_date=2026-11-01", "start_date"],
    ["/v1/signals/adoption?limit=-1", "limit"],
    ["/v1/signals/adoption?limit=1001", "limit"],
    ["/v1/signals/churn?offset=x", "offset"],
    ["/v1/technology/abc/companies", "id"],
  ])("answers 400 to %s, naming %s", async (path, parameter) => {
    const [status, code, message] = await errorOf(await send(path));
    expect([status, code]).toEqual([400, "VALIDATION_ERROR"]);
    expect(message).toContain(`'${parameter}'`);
  });

  it.each(["", "{", "null", "{}", '{"url":7}', '{"url":"nodot"}'])(
    "answers 400 to live detection of %j",
    async (body) => {
      const [status, code, message] = await errorOf(await detect(body));
      expect([status, code]).toEqual([400, "VALIDATION_ERROR"]);
      expect(message).toContain("'url'");
    },
  );

  it("answers 404 for what it does not model", async () => {
    for (const path of [
      "/v1/technologies/lookup",
      "/v1/companies/batch",
      "/v1/nothing",
      "/v1/technology/name/Nope/domains",
    ]) {
      expect(await errorOf(await send(path))).toMatchObject([404, "NOT_FOUND", expect.any(String)]);
    }
    expect((await (await send("/v1/technology/name/nope")).json()).data).toEqual({ exists: false });
    expect((await (await send("/v1/technology/name/c%2B%2B")).json()).data.technology.name).toBe("C++");
  });

  it("pages through lists to their end", async () => {
    for (const [path, key] of [
      ["/v1/signals/adoption?days=60&", "signals"],
      ["/v1/technology/1/companies?", "companies"],
    ] as const) {
      const whole = (await (await send(`${path}limit=1000`)).json()).data;
      expect(whole.total).toBeGreaterThan(5);
      const first = (await (await send(`${path}limit=3&offset=0`)).json()).data;
      const second = (await (await send(`${path}limit=3&offset=3`)).json()).data;
      expect([...first[key], ...second[key]]).toEqual(whole[key].slice(0, 6));
      expect((await (await send(`${path}limit=3&offset=${whole.total}`)).json()).data[key]).toEqual([]);
    }
  });
});
