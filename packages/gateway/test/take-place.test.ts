import { inspect } from "node:util";
import { createSandbox } from "@techlookup/sandbox";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ask, askLive, gatewayBeforeSandbox } from "./support/gateways.ts";

/** What a window says: how long the wait is, in milliseconds, why it fails, or nothing. */
type Said = number | Error | "nothing";

/** A gateway before a sandbox in this process, with a window that answers as the test says. */
const withWindow = (say: () => Said) => {
  const settled: { id: string; as: string }[] = [];
  const made = gatewayBeforeSandbox({
    creditsPerDay: 5,
    pacing: {
      window: {
        admit: ({ ids, settlements }) => {
          settled.push(...settlements);
          const said = say();
          if (said instanceof Error) throw said;
          const waitMs = said === "nothing" ? 0 : said;
          const starts = said === 0 ? ids.map(() => 0) : [];
          return { starts, waitMs, askMs: waitMs, gateMs: 0, cold: false, capacity: 10 };
        },
      },
    },
  });
  return { ...made, settled };
};

describe("on a clock of the test's own", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it("a request that waits for what may come any moment waits 2 s, no longer, and is told to come in a second", async () => {
    const { gateway, sandbox: api } = withWindow(() => "nothing");
    let answered: Response | undefined;
    void gateway(ask("/v1/credits")).then((response) => {
      answered = response;
    });
    await vi.advanceTimersByTimeAsync(1_999);
    expect(answered).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1);
    expect([answered?.status, answered?.headers.get("retry-after")]).toEqual([429, "1"]);
    expect(api.requests).toHaveLength(0);
  });

  it("whole seconds are rounded up", async () => {
    const { gateway } = withWindow(() => 2_001);
    expect((await gateway(ask("/v1/credits"))).headers.get("retry-after")).toBe("3");
  });

  it("an hour at most: a window may be mistaken", async () => {
    const { gateway } = withWindow(() => Infinity);
    const response = await gateway(ask("/v1/credits"));
    expect([response.status, response.headers.get("retry-after")]).toEqual([429, "3600"]);
  });

  it("what is refused costs its caller no credit", async () => {
    let said: Said = 60_000;
    const { gateway } = withWindow(() => said);
    for (let call = 0; call < 3; call++) expect((await gateway(askLive({ url: "new.example" }))).status).toBe(429);
    said = 0;
    expect((await gateway(askLive({ url: "new.example" }))).status).not.toBe(402);
  });

  it("a window that fails is a 429 as well, and its operator is told why", async () => {
    const { gateway, told } = withWindow(() => new Error("the store is away"));
    expect((await gateway(ask("/v1/credits"))).status).toBe(429);
    expect(told).toEqual([expect.objectContaining({ message: "the store is away" })]);
  });

  it("and not told the key, which the window's own error may hold", async () => {
    const { keys } = createSandbox();
    const { gateway, told } = withWindow(() => new Error(`no store for ${keys.pro}`));
    await gateway(ask("/v1/credits"));
    expect(told).toHaveLength(1);
    expect(inspect(told[0])).toContain("no store for ***");
    expect(inspect(told[0])).not.toContain(keys.pro);
  });

  it("a live detection that a browser asks for again takes one place", async () => {
    const { gateway, settled } = withWindow(() => 0);
    const both = [gateway(askLive({ url: "new.example" })), gateway(askLive({ url: "new.example" }))];
    await vi.runAllTimersAsync();
    expect((await Promise.all(both)).map(({ status }) => status)).toEqual([200, 200]);
    await vi.advanceTimersByTimeAsync(100);
    expect(settled.map(({ as }) => as)).toEqual(["counted"]);
  });

  it("one whose callers have all left is not sent, and asked for again it is", async () => {
    let said: Said = "nothing";
    const { gateway, sandbox: api } = withWindow(() => said);
    const [one, two] = [new AbortController(), new AbortController()];
    const live = (signal?: AbortSignal) =>
      gateway(new Request(askLive({ url: "new.example" }), { signal: signal ?? null }));
    const both = [live(one.signal), live(two.signal)];
    await vi.advanceTimersByTimeAsync(10);
    one.abort();
    await vi.advanceTimersByTimeAsync(500);
    two.abort();
    const again = live();
    expect((await Promise.all(both)).map(({ status }) => status)).toEqual([499, 499]);
    expect(api.requests).toHaveLength(0);
    said = 0;
    await vi.runAllTimersAsync();
    expect((await again).status).toBe(200);
    expect(api.requests).toHaveLength(1);
  });

  it("one of whose callers one stays is sent", async () => {
    let said: Said = "nothing";
    const { gateway, sandbox: api } = withWindow(() => said);
    const one = new AbortController();
    const first = gateway(new Request(askLive({ url: "new.example" }), { signal: one.signal }));
    const second = gateway(askLive({ url: "new.example" }));
    await vi.advanceTimersByTimeAsync(10);
    one.abort();
    said = 0;
    await vi.runAllTimersAsync();
    expect((await second).status).toBe(200);
    await first;
    expect(api.requests).toHaveLength(1);
  });
});

it("an API that cannot be reached gives its places back", async () => {
  const settled: string[] = [];
  const { gateway } = gatewayBeforeSandbox({
    fetch: async () => Promise.reject(new TypeError("fetch failed")),
    pacing: {
      window: {
        admit: ({ ids, settlements }) => {
          settled.push(...settlements.map(({ as }) => as));
          return { starts: ids.map(() => 0), waitMs: 0, askMs: 0, gateMs: 0, cold: false };
        },
      },
    },
  });
  expect((await gateway(ask("/v1/credits"))).status).toBe(502);
  await expect.poll(() => settled).toHaveLength(1);
});
