import { RecoveryGate } from "@techlookup/core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { beginDown, down, watch, well } from "./support/down.ts";
import { ask, askLive, gatewayBefore, told } from "./support/gateways.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe("a caller of a gateway whose API is down", () => {
  it("waits for 2 s, no longer, and gets a 503 that says when to come again", async () => {
    // The waits between two that try it: at most 0.5 s, then 1, 2, 4 and 8.
    const { gateway, seen } = await beginDown({ recovery: new RecoveryGate({ random: () => 0.55 }) });
    const ends: (readonly [atMs: number, retryAfter: string | null, message: string])[] = [];
    for (let call = 0; call < 7; call++) {
      const sinceMs = Date.now();
      const one = watch(gateway(ask("/v1/usage")));
      while (!one.value) await vi.advanceTimersByTimeAsync(25);
      const [status, code, message] = await told(one.value);
      expect([status, code]).toEqual([503, "GATEWAY_ERROR"]);
      ends.push([Date.now() - sinceMs, one.value.headers.get("retry-after"), message]);
    }
    const tried = "The API's answer cannot be used: its status is 503, its code GATEWAY_ERROR.";
    const refused = "The API is down, and has not come back within 2 s: wait";
    expect(ends).toEqual([
      ...[275, 550, 1_100].map((atMs) => [atMs, null, tried]),
      [2_000, "1", `${refused} 1 s.`],
      // One that has waited in vain is worth a try at once.
      [25, null, tried],
      [2_000, "3", `${refused} 3 s.`],
      [2_000, "1", `${refused} 1 s.`],
    ]);
    // Those alone that have tried it were sent.
    expect(seen).toHaveLength(4);
  });

  it("gets his answer where it comes back meanwhile, and so do all who wait", async () => {
    const { statusOf, seen, recover } = await beginDown();
    const all = Promise.all(Array.from({ length: 20 }, () => statusOf(ask("/v1/usage"))));
    recover();
    await vi.advanceTimersByTimeAsync(600);
    expect(await all).toEqual(Array(20).fill(200));
    expect(seen).toHaveLength(20);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("gives up his place when he leaves, and is not sent", async () => {
    const { gateway, seen, recover } = await beginDown();
    const leaver = new AbortController();
    const left = gateway(new Request(ask("/v1/usage?gone"), { signal: leaver.signal }));
    const gone = gateway(new Request(ask("/v1/usage"), { signal: leaver.signal }));
    const stays = gateway(ask("/v1/usage"));
    await vi.advanceTimersByTimeAsync(100);
    leaver.abort();
    expect([(await left).status, (await gone).status]).toEqual([400, 499]);
    recover();
    await vi.advanceTimersByTimeAsync(400);
    expect((await stays).status).toBe(200);
    expect(seen).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("costs nothing: neither credits nor a place in the rate limit", async () => {
    const asked: string[] = [];
    const { close, statusOf, recover } = await beginDown({
      creditsPerDay: 25,
      pacing: {
        window: {
          admit: ({ ids, settlements }) => {
            asked.push(...ids.map(() => "place"), ...settlements.map(({ as }) => as));
            return { starts: ids.map(() => 0), waitMs: 0, askMs: 0, gateMs: 0, cold: false, capacity: 10 };
          },
        },
      },
    });
    let site = 0;
    const live = () => askLive({ url: `site-${++site}.example` });
    // Each may have been charged, at 5 credits: one more is left.
    await close(live);
    asked.length = 0;
    const refused = Promise.all([1, 2, 3].map(() => statusOf(live())));
    await vi.advanceTimersByTimeAsync(400);
    expect(asked.filter((what) => what === "place")).toEqual([]);
    await vi.advanceTimersByTimeAsync(0);
    recover();
    await vi.advanceTimersByTimeAsync(200);
    expect(await refused).toEqual([200, 402, 402]);
  });

  it("is answered for what others ask, where another endpoint fails alone", async () => {
    const { gateway } = gatewayBefore(({ url }) => (url.endsWith("/v1/usage") ? down() : well()), { pacing: false });
    for (let call = 0; call < 6; call++) void gateway(ask("/v1/usage"));
    await vi.advanceTimersByTimeAsync(0);
    expect((await gateway(ask("/v1/credits"))).status).toBe(200);
  });

  it("asks all the same without a gate", async () => {
    const { gateway, seen } = gatewayBefore(down, { recovery: false, pacing: false });
    for (let call = 0; call < 10; call++) expect((await gateway(ask("/v1/usage"))).status).toBe(503);
    expect(seen).toHaveLength(10);
  });
});

describe("a live detection that waits for the API", () => {
  const beginLive = async () => {
    const made = await beginDown();
    let site = 0;
    await made.close(() => askLive({ url: `site-${++site}.example` }));
    made.seen.length = 0;
    const live = (signal?: AbortSignal) =>
      made.gateway(new Request(askLive({ url: "new.example" }), { signal: signal ?? null }));
    return { ...made, live };
  };

  it("is made once for all who ask for it", async () => {
    const { live, recover, seen } = await beginLive();
    const both = [live(), live()];
    recover();
    await vi.advanceTimersByTimeAsync(600);
    expect((await Promise.all(both)).map(({ status }) => status)).toEqual([200, 200]);
    expect(seen).toHaveLength(1);
  });

  it("is not sent when all have left who asked for it, and is while one stays", async () => {
    const { live, recover, seen } = await beginLive();
    const [one, two, three] = [new AbortController(), new AbortController(), new AbortController()];
    const left = [live(one.signal), live(two.signal)];
    await vi.advanceTimersByTimeAsync(100);
    one.abort();
    two.abort();
    expect((await Promise.all(left)).map(({ status }) => status)).toEqual([499, 499]);
    const both = [live(three.signal), live()];
    await vi.advanceTimersByTimeAsync(0);
    three.abort();
    recover();
    await vi.advanceTimersByTimeAsync(600);
    expect((await Promise.all(both)).map(({ status }) => status)).toEqual([200, 200]);
    expect(seen).toHaveLength(1);
  });
});
