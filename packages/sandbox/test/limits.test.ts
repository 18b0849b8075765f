import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type RunningSandbox, startSandbox } from "../src/node.ts";

let sandbox: RunningSandbox;
let now = Date.UTC(2026, 10, 23, 12);

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

describe("the rolling window", () => {
  it("lets in as many as the plan says, tells what is left, and opens again as the oldest leaves", async () => {
    const remaining = async (): Promise<(string | number | null)[]> => {
      const { status, headers } = await send("/v1/usage", sandbox.keys.free);
      const names = ["x-ratelimit-limit", "x-ratelimit-remaining", "retry-after"];
      return [status, ...names.map((name) => headers.get(name))];
    };
    expect(await remaining()).toEqual([200, "3", "2", null]);
    now += 20_500;
    expect(await remaining()).toEqual([200, "3", "1", null]);
    expect(await remaining()).toEqual([200, "3", "0", null]);
    expect(await remaining()).toEqual([429, "3", "0", "40"]);
    now += 39_499;
    expect(await remaining()).toEqual([429, "3", "0", "1"]);
    now += 1;
    expect(await remaining()).toEqual([200, "3", "0", null]);
    expect(await remaining()).toEqual([429, "3", "0", "21"]);
  });
});

describe("credits", () => {
  const creditsOf = async (key?: string) => (await (await send("/v1/credits", key)).json()).data;

  it("counts what succeeded: 1 for a lookup, 5 for live detection, 0 for the rest", async () => {
    await send("/v1/domain/github.com");
    await send("/v1/domain/unknown.example");
    await detect('{"url":"github.com"}');
    await send("/v1/usage");
    const { totals, keys } = await creditsOf();
    expect(totals).toEqual({
      credits_limit: 10_000,
      credits_used: 6,
      credits_remaining: 9_994,
      next_reset_at: "2026-12-01T00:00:00.000Z",
    });
    expect(keys[0]).toMatchObject({ plan: "pro", status: "active", credits: { used: 6 } });
    const usage = (await (await send("/v1/usage")).json()).data;
    expect(usage.keys[0].usage).toEqual({ total_requests: 5, successful_requests: 4, failed_requests: 1 });
    expect(usage.period).toEqual({ start: "2026-10-24", end: "2026-11-23" });
    expect(sandbox.requests.map(({ credits }) => credits)).toEqual([1, 0, 5, 0, 0, 0]);
  });

  it("are counted anew in the next month", async () => {
    await send("/v1/domain/github.com");
    now = Date.UTC(2026, 11, 1);
    expect((await creditsOf()).totals).toMatchObject({ credits_used: 0, next_reset_at: "2027-01-01T00:00:00.000Z" });
  });

  it("are looked at last, after the parameters and the lookup", async () => {
    await using poor = await startSandbox({ credits: { pro: 0 } });
    const statusOf = async (path: string) => {
      const headers = { authorization: `Bearer ${poor.keys.pro}` };
      return (await fetch(poor.url + path, { headers })).status;
    };
    expect(await statusOf("/v1/domain/nodot")).toBe(400);
    expect(await statusOf("/v1/domain/unknown.example")).toBe(404);
    expect(await statusOf("/v1/domain/github.com")).toBe(402);
  });

  it("end in a 402 that charges nothing", async () => {
    await using poor = await startSandbox({ credits: { pro: 4 } });
    const headers = { authorization: `Bearer ${poor.keys.pro}` };
    const live = { method: "POST", headers, body: '{"url":"github.com"}' };
    expect((await fetch(`${poor.url}/v1/technology-lookup-live`, live)).status).toBe(402);
    for (let call = 0; call < 4; call++)
      expect((await fetch(`${poor.url}/v1/domain/github.com`, { headers })).status).toBe(200);
    expect((await fetch(`${poor.url}/v1/domain/github.com`, { headers })).status).toBe(402);
    expect((await fetch(`${poor.url}/v1/credits`, { headers })).status).toBe(200);
  });
});

describe("its record", () => {
  it("keeps requests without their keys", async () => {
    await send("/v1/usage?start_date=2026-11-01");
    expect(sandbox.requests).toMatchObject([
      { method: "GET", path: "/v1/usage?start_date=2026-11-01", status: 200, credits: 0 },
    ]);
    expect(sandbox.requests[0]?.headers.authorization).toBe("Bearer ***");
    expect(JSON.stringify(sandbox.requests)).not.toContain(sandbox.keys.pro);
  });
});

it("masks keys wherever a caller puts them", async () => {
  const { pro } = sandbox.keys;
  const headers = { authorization: `Bearer ${pro} and more ${pro}`, "x-api-key": pro, cookie: `key=${pro}` };
  await fetch(`${sandbox.url}/v1/usage?key=${pro}`, { headers });
  await fetch(`${sandbox.url}/v1/domain/${pro}`, { headers: { authorization: pro } });
  expect(sandbox.requests.length).toBe(2);
  expect(JSON.stringify(sandbox.requests)).not.toContain(pro.slice(10));
});

describe("calls at the same time", () => {
  it("cannot spend the same credits", async () => {
    await using poor = await startSandbox({ credits: { pro: 7 } });
    const init = {
      method: "POST",
      headers: { authorization: `Bearer ${poor.keys.pro}` },
      body: '{"url":"github.com"}',
    };
    const live = async () => (await fetch(`${poor.url}/v1/technology-lookup-live`, init)).status;
    expect((await Promise.all([live(), live(), live()])).sort()).toEqual([200, 402, 402]);
    expect(poor.requests.reduce((sum, { credits }) => sum + credits, 0)).toBe(5);
  });
});

describe("options", () => {
  it.each([
    [{ windowMs: 0 }, "windowMs must be a whole number from 1 to 2147483647, and is 0"],
    [{ liveDelayMs: 2 ** 31 }, "liveDelayMs must be"],
    [{ requests: { free: 0.5 } }, "requests.free must be"],
    [{ credits: { pro: -1 } }, "credits.pro must be"],
  ])("%j are refused", async (options, words) => {
    await expect(startSandbox(options)).rejects.toThrow(words);
  });
});
