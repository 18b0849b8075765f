import type { GateEvent } from "@techlookup/core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createGateway } from "../src/index.ts";
import { beginDown, watch, well } from "./support/down.ts";
import { ask, gatewayBefore } from "./support/gateways.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe("the hook onGate", () => {
  it("hears when callers begin to wait, when one tries the API, and when they go on", async () => {
    const { statusOf, recover, events } = await beginDown({ baseUrl: "https://api.example.com/" });
    recover();
    const all = Promise.all([1, 2, 3].map(() => statusOf(ask("/v1/usage"))));
    await vi.advanceTimersByTimeAsync(600);
    await all;
    const known = { reason: "outage", baseUrl: "https://api.example.com", route: "/v1/usage" };
    const seen = { lastCode: "GATEWAY_ERROR", lastStatus: 503, failedProbes: 0 };
    expect(events).toMatchObject([
      { ...known, ...seen, gate: "closed", state: "down", forMs: 0, waiting: 0 },
      { ...known, ...seen, gate: "probe", state: "down", waiting: 2 },
      { ...known, gate: "open", waiting: 0 },
    ]);
    expect(events.every((event) => Object.isFrozen(event))).toBe(true);
  });

  it("hears no key that is part of the base URL", async () => {
    const { statusOf, events } = await beginDown({ baseUrl: "https://api.example.com/tapi_live_0123456789abcdef" });
    const waiting = statusOf(ask("/v1/usage"));
    await vi.advanceTimersByTimeAsync(600);
    expect(events.map(({ baseUrl }) => baseUrl)).toEqual(Array(2).fill("https://api.example.com/tapi_live_***"));
    await vi.advanceTimersByTimeAsync(2_000);
    await waiting;
  });

  it("hears of a 429 that makes all wait, and of its end", async () => {
    const events: GateEvent[] = [];
    const answers = [well(), new Response("", { status: 429, headers: { "retry-after": "1" } }), well()];
    const onGate = (event: GateEvent): void => void events.push(event);
    const { gateway } = gatewayBefore(() => answers.shift() as Response, { onGate });
    const statuses: number[] = [];
    for (let call = 0; call < 3; call++) {
      const one = watch(gateway(ask("/v1/usage")));
      while (!one.value) await vi.advanceTimersByTimeAsync(50);
      statuses.push(one.value.status);
    }
    expect(statuses).toEqual([200, 429, 200]);
    expect(events).toMatchObject([
      { reason: "rate-limit", gate: "closed", waitMs: 1_000, forMs: 0 },
      { reason: "rate-limit", gate: "open", forMs: expect.any(Number) },
    ]);
    expect(events[1]?.forMs).toBeGreaterThanOrEqual(1_000);
  });

  it.each([
    [
      "throws",
      () => {
        throw new Error("x");
      },
    ],
    ["rejects", () => Promise.reject(new Error("x"))],
  ])("changes nothing where it %s", async (_how, onGate) => {
    const { statusOf, recover } = await beginDown({ onGate });
    recover();
    const asked = statusOf(ask("/v1/usage"));
    await vi.advanceTimersByTimeAsync(600);
    expect(await asked).toBe(200);
  });
});

it.each([
  ["recovery", 5, "recovery must be true, false or a RecoveryGate, and is 5"],
  ["recovery", {}, "recovery must be true, false or a RecoveryGate"],
  ["onGate", "log", 'onGate must be a function, and is "log"'],
])("%s that is %o is refused before anything is served", (name, value, message) => {
  const options = { apiKey: "a-key-of-the-test", authorize: () => null, allow: ["account.usage"], [name]: value };
  expect(() => createGateway(options as never)).toThrow(message);
});
