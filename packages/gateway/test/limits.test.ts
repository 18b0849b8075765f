import { TechLookup } from "@techlookup/core";
import { describe, expect, it } from "vitest";
import type { Authorize } from "../src/index.ts";
import { ask, askLive, gatewayBefore, gatewayBeforeSandbox, told } from "./support/gateways.ts";

const minute = 60_000;
const noon = Date.UTC(2026, 10, 23, 12);
const byHeader: Authorize = ({ headers }) => ({ id: headers.get("x-user") ?? "" });
const from = (user: string, path = "/v1/credits"): Request => ask(path, { headers: { "x-user": user } });
const limitHeaders = ({ status, headers }: Response) => [
  status,
  ...["retry-after", "x-ratelimit-limit", "x-ratelimit-remaining"].map((name) => headers.get(name)),
];

describe("limitPerMinute", () => {
  it("is 60 in any 60 seconds, of each caller, and tells how long to wait, in whole seconds, rounded up", async () => {
    let now = noon;
    const { gateway, sandbox } = gatewayBeforeSandbox({ authorize: byHeader, now: () => now });
    for (let index = 0; index < 60; index++) {
      expect((await gateway(from("a"))).status).toBe(200);
      now += 100; // The last one at 5.9 s.
    }
    const response = await gateway(from("a"));
    expect(limitHeaders(response)).toEqual([429, "54", "60", "0"]);
    expect((await told(response)).slice(1)).toEqual([
      "RATE_LIMIT",
      "The gateway's limit of 60 requests a minute is used up: wait 54 s.",
    ]);
    expect((await gateway(from("b"))).status).toBe(200);
    expect(sandbox.requests).toHaveLength(61);
    now = noon + minute - 1;
    expect(limitHeaders(await gateway(from("a")))).toEqual([429, "1", "60", "0"]);
    // The first has left the window, the second has not: a window that rolls, not one that starts anew.
    now = noon + minute;
    expect((await gateway(from("a"))).status).toBe(200);
    expect(limitHeaders(await gateway(from("a")))).toEqual([429, "1", "60", "0"]);
  });

  it("counts what was let in by authorize, whatever came of it, and nothing else", async () => {
    const { gateway } = gatewayBeforeSandbox({ limitPerMinute: 2, now: () => noon });
    expect((await gateway(ask("/v1/nowhere"))).status).toBe(403);
    expect((await gateway(ask("/v1/domain/no"))).status).toBe(400);
    expect((await gateway(askLive("no JSON"))).status).toBe(400);
    expect((await gateway(ask("/v1/credits"))).status).toBe(429);
    const strangers = gatewayBeforeSandbox({ limitPerMinute: 1, authorize: () => null });
    for (let index = 0; index < 3; index++) expect((await strangers.gateway(ask("/v1/credits"))).status).toBe(401);
  });

  it("is waited for by the client as the API's own", async () => {
    let now = noon;
    const { gateway } = gatewayBeforeSandbox({ limitPerMinute: 1, now: () => now });
    const delays: number[] = [];
    const clock = {
      now: () => now,
      setTimer: (callback: () => void, ms: number) => {
        if (ms >= 30_000 && ms <= 70_000 && delays.length === 0 && now > noon) {
          delays.push(ms);
          now += ms;
          queueMicrotask(callback);
        }
        return () => {};
      },
    };
    const client = new TechLookup({
      apiKey: "a-token-of-the-page",
      fetch: async (input, init) => gateway(new Request(input, init)),
      ...{ clock, deadlineMs: 200_000, attemptTimeoutMs: 100_000, retry: { retryAfterJitter: 0 } },
    });
    await client.account.credits();
    now += 1;
    await client.account.credits();
    expect(delays).toEqual([60_000]);
  });

  it("can be switched off", async () => {
    const { gateway } = gatewayBeforeSandbox({ limitPerMinute: Number.POSITIVE_INFINITY, now: () => noon });
    for (let index = 0; index < 70; index++) expect((await gateway(ask("/v1/credits"))).status).toBe(200);
  });
});

describe("creditsPerDay", () => {
  it("is an upper bound by the prices, of each caller, by the day of UTC", async () => {
    let now = noon;
    const { gateway, sandbox } = gatewayBeforeSandbox({ creditsPerDay: 7, authorize: byHeader, now: () => now });
    let sites = 0;
    // Another site each time: the same one would be the same call.
    const live = (user: string) => gateway(askLive({ url: `${++sites}.example` }, { "x-user": user }));
    const get = (user: string) => gateway(from(user, "/v1/domain/github.com"));
    expect([(await live("a")).status, (await get("a")).status]).toEqual([200, 200]);
    // 6 are used: 5 more would be too many, 1 more is not.
    const [status, code, message] = await told(await live("a"));
    expect([status, code]).toEqual([402, "PAYMENT_REQUIRED"]);
    expect(message).toContain(
      "6 of 7 credits of the day are used, and the call may cost 5. Try again after 2026-11-24T00:00:00.000Z.",
    );
    expect([(await get("a")).status, (await get("a")).status]).toEqual([200, 402]);
    // What is free stays free, and others have their own.
    expect([(await gateway(from("a"))).status, (await live("b")).status]).toEqual([200, 200]);
    expect(sandbox.requests.filter(({ credits }) => credits > 0)).toHaveLength(4);
    now = Date.UTC(2026, 10, 24) - 1;
    expect((await get("a")).status).toBe(402);
    now += 1;
    expect((await live("a")).status).toBe(200);
  });

  it("counts calls that go on at the same time", async () => {
    const { gateway } = gatewayBeforeSandbox({ creditsPerDay: 12, now: () => noon }, { liveDelayMs: 20 });
    const statuses = await Promise.all(
      [1, 2, 3, 4].map(async (index) => (await gateway(askLive({ url: `site-${index}.example` }))).status),
    );
    expect(statuses.sort()).toEqual([200, 200, 402, 402]);
  });

  it("counts what failed as spent, save for what certainly cost nothing", async () => {
    const page = () => new Response("<html>", { status: 502 });
    const refused = (): Response => {
      throw Object.assign(new TypeError("fetch failed"), {
        cause: Object.assign(new Error("x"), { code: "ECONNREFUSED" }),
      });
    };
    const brokenTls = (): Response => {
      throw Object.assign(new TypeError("EPROTO: The TLS handshake failed."), { code: "EPROTO" });
    };
    const limited = () =>
      Response.json({ success: false, error: { code: "RATE_LIMIT", message: "m" } }, { status: 429 });
    for (const [answer, statuses] of [
      [page, [502, 402]],
      [refused, [502, 502]],
      [brokenTls, [502, 402]],
      [limited, [429, 429]],
      [() => new Response("", { status: 429 }), [429, 429]],
    ] as const) {
      const { gateway } = gatewayBefore(answer, { creditsPerDay: 5 });
      const live = async () => (await gateway(askLive({ url: "new.example" }))).status;
      expect([await live(), await live()]).toEqual(statuses);
    }
  });

  it("is not counted for what was refused before it was sent", async () => {
    const { gateway } = gatewayBeforeSandbox({ creditsPerDay: 1 });
    for (const path of ["/v1/domain/no", "/v1/domain/github.com?x=1"])
      expect((await gateway(ask(path))).status).toBe(400);
    expect((await gateway(ask("/v1/domain/github.com"))).status).toBe(200);
  });

  it("of 0 lets through what is free, and nothing else", async () => {
    const { gateway } = gatewayBeforeSandbox({ creditsPerDay: 0 });
    expect([(await gateway(ask("/v1/usage"))).status, (await gateway(ask("/v1/domain/github.com"))).status]).toEqual([
      200, 402,
    ]);
  });
});
