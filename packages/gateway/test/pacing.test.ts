import { setImmediate as nextTurn, setTimeout as wait } from "node:timers/promises";
import { memoryWindow, systemClock } from "@techlookup/core";
import { type RunningSandbox, startSandbox } from "@techlookup/sandbox/node";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createGateway, type GatewayOptions } from "../src/index.ts";
import { everything } from "./support/gateways.ts";
import { serve } from "./support/serve.ts";

const limit = 10;
let sandbox: RunningSandbox;
let ends: (() => void)[];
beforeEach(() => {
  ends = [];
});
afterEach(async () => {
  vi.useRealTimers();
  for (const end of ends) end();
  await sandbox?.close();
});

/** An API with a window whose time passes when a test lets it pass, however long the machine takes for requests. */
const startApi = async (windowMs: number): Promise<void> => {
  sandbox = await startSandbox({ windowMs, requests: { pro: limit } });
  vi.useFakeTimers({ toFake: ["Date", "performance", "setTimeout", "clearTimeout"] });
};
const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

/** A gateway behind real HTTP. Returns what asks it. */
const mount = async (options: Partial<GatewayOptions> = {}) => {
  const { server, url } = await serve(
    createGateway({
      ...{ apiKey: sandbox.keys.pro, baseUrl: sandbox.url, authorize: () => ({ id: "a" }), allow: everything },
      limitPerMinute: Number.POSITIVE_INFINITY,
      ...options,
    }),
  );
  ends.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const get = async (signal?: AbortSignal) => {
    const response = await fetch(`${url}/v1/credits`, { signal: signal ?? null });
    return { response, status: response.status, body: await response.json() };
  };
  const all = async (calls: number): Promise<number[]> =>
    (await Promise.all(Array.from({ length: calls }, () => get()))).map(({ status }) => status);
  return { get, all };
};

/** How many were answered so. */
const countOf = (statuses: readonly number[], status: number): number =>
  statuses.filter((one) => one === status).length;

describe("a gateway's requests", () => {
  it("wait for their turn and meet no 429 of the API; without pacing some do", async () => {
    await startApi(600);
    const paced = await mount({ pacing: { windowMs: 600 } });
    await paced.get();
    await paced.all(limit - 1);
    const waiting = paced.all(limit);
    await pass(700);
    expect(countOf(await waiting, 200)).toBe(limit);
    expect(sandbox.counts()).toMatchObject({ requests: 2 * limit, rateLimited: 0 });

    sandbox.reset();
    const unpaced = await mount({ pacing: false });
    await unpaced.all(limit);
    await unpaced.all(limit);
    expect(sandbox.counts().rateLimited).toBe(limit);
  });

  it("stay within the limit together where two gateways share a window; with one each they do not", async () => {
    await startApi(600);
    const begin = async (pacing: GatewayOptions["pacing"]) => {
      const both = [await mount({ pacing }), await mount({ pacing })] as const;
      for (const { get } of both) await get();
      return both;
    };
    const [one, two] = await begin({ window: memoryWindow(systemClock), windowMs: 600 });
    await Promise.all([one.all(limit / 2 - 1), two.all(limit / 2 - 1)]);
    const again = Promise.all([one.all(limit / 2), two.all(limit / 2)]);
    await pass(700);
    expect(countOf((await again).flat(), 200)).toBe(limit);
    expect(sandbox.counts()).toMatchObject({ requests: 2 * limit, rateLimited: 0 });

    sandbox.reset();
    const apart = await begin({ windowMs: 600 });
    // More leave than the window has room for, before an answer can show what the other has sent.
    sandbox.script({ kind: "slow-headers", delayMs: 100, times: 2 * limit });
    let areAnswered = false;
    const answers = Promise.all(apart.map(({ all }) => all(limit))).finally(() => {
      areAnswered = true;
    });
    while (sandbox.requests.length <= limit) await nextTurn();
    while (!areAnswered) await pass(100);
    await answers;
    expect(sandbox.counts().rateLimited).toBeGreaterThan(0);
  });

  it("are refused with a 429 that says how long the wait would still be, where it is longer than 2 s", async () => {
    await startApi(60_000);
    const { get, all } = await mount();
    await get();
    await all(limit - 1);
    // At once: no time passes.
    const { response, status, body } = await get();
    expect(status).toBe(429);
    const seconds = Number(response.headers.get("retry-after"));
    expect(seconds).toBeGreaterThan(50);
    expect(seconds).toBeLessThanOrEqual(61);
    expect(body).toEqual({
      success: false,
      error: { code: "RATE_LIMIT", message: `The API's rate limit has no room within 2 s: wait ${seconds} s.` },
    });
    expect(sandbox.counts()).toMatchObject({ requests: limit, rateLimited: 0 });
  });

  it("leave their place to the next where the caller leaves", async () => {
    await startApi(1_900);
    let arrived = 0;
    const authorize = () => {
      arrived++;
      return { id: "a" };
    };
    const { get, all } = await mount({ authorize, pacing: { windowMs: 1_900, maxQueue: 1 } });
    await get();
    await all(limit - 1);
    const leaver = new AbortController();
    const left = get(leaver.signal).catch(() => "left");
    while (arrived === limit) await nextTurn();
    const { status, response: refused } = await get();
    expect([status, refused.headers.get("retry-after")]).toEqual([429, "2"]);
    leaver.abort();
    expect(await left).toBe("left");
    // The queue has room for one alone. Whoever is not refused has his place, though no time has passed.
    for (;;) {
      const next = get();
      const waits = await Promise.race([next.then(() => false), wait(300, true)]);
      if (!waits) continue;
      await pass(2_000);
      expect((await next).status).toBe(200);
      break;
    }
    expect(sandbox.counts()).toMatchObject({ requests: limit + 1, rateLimited: 0 });
  });
});
