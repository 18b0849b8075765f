import { getEventListeners, once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createGateway } from "../src/index.ts";
import { ask, askLive, everything, gatewayBefore, gatewayBeforeSandbox, told } from "./support/gateways.ts";
import { serve } from "./support/serve.ts";

afterEach(() => vi.useRealTimers());

const never = (): Promise<Response> => new Promise(() => {});

describe("the longest wait for the API", () => {
  it.each([
    ["30,000 ms", () => ask("/v1/domain/github.com"), undefined, 30_000],
    ["120,000 ms for live detection", () => askLive({ url: "new.example" }), undefined, 120_000],
    ["timeoutMs, for both", () => ask("/v1/domain/github.com"), 700, 700],
    ["timeoutMs, for live detection, too", () => askLive({ url: "new.example" }), 700, 700],
  ])("is %s", async (_what, request, timeoutMs, expected) => {
    vi.useFakeTimers();
    const { gateway, seen, told: operator } = gatewayBefore(never, { timeoutMs });
    let settled = false;
    const pending = gateway(request()).finally(() => {
      settled = true;
    });
    await vi.waitFor(() => expect(seen).toHaveLength(1), { interval: 1 });
    const waited = expected - 50;
    await vi.advanceTimersByTimeAsync(waited);
    expect(settled).toBe(false);
    await vi.advanceTimersByTimeAsync(51);
    expect(await told(await pending)).toEqual([504, "GATEWAY_ERROR", `The API did not answer within ${expected} ms.`]);
    expect(operator).toMatchObject([{ name: "TimeoutError", timeoutMs: expected }]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("holds for the body as well, and for a fetch that heeds no signal, whose late answer is let go of", async () => {
    let cancelled = 0;
    const body = () => new ReadableStream({ cancel: () => void cancelled++ });
    const hanging = gatewayBefore(() => new Response(body()), { timeoutMs: 30 });
    expect((await hanging.gateway(ask("/v1/usage"))).status).toBe(504);
    expect(cancelled).toBe(1);
    const late = gatewayBeforeSandbox({
      fetch: () => new Promise((resolve) => setTimeout(() => resolve(new Response(body())), 60)),
      timeoutMs: 20,
    });
    expect((await late.gateway(ask("/v1/usage"))).status).toBe(504);
    await expect.poll(() => cancelled).toBe(2);
  });

  it("can be switched off", async () => {
    vi.useFakeTimers();
    const { gateway, seen } = gatewayBefore(never, { timeoutMs: Number.POSITIVE_INFINITY });
    const controller = new AbortController();
    const pending = gateway(ask("/v1/usage", { signal: controller.signal }));
    await vi.waitFor(() => expect(seen).toHaveLength(1), { interval: 1 });
    expect(vi.getTimerCount()).toBe(0);
    controller.abort();
    expect((await pending).status).toBe(499);
  });
});

describe("a caller that leaves", () => {
  it.each<[string, () => Response | Promise<Response>]>([
    ["before the answer", never],
    ["in its body", () => new Response(new ReadableStream())],
  ])("%s ends the request to the API at once, and leaves nothing behind", async (_when, answer) => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const { gateway, seen, told: operator } = gatewayBefore(answer);
    const controller = new AbortController();
    const request = ask("/v1/usage", { signal: controller.signal });
    const pending = gateway(request);
    await vi.waitFor(() => expect(seen).toHaveLength(1), { interval: 1 });
    expect(getEventListeners(request.signal, "abort")).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(1);
    // No timer fires here: the abort itself has to settle the call.
    controller.abort();
    expect((await told(await pending)).slice(0, 2)).toEqual([499, "GATEWAY_ERROR"]);
    expect(seen[0]?.signal.aborted).toBe(true);
    expect(getEventListeners(request.signal, "abort")).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
    expect(operator).toEqual([]);
  });

  it("before the request to the API prevents it, and is not charged", async () => {
    const controller = new AbortController();
    const authorize = () => {
      controller.abort();
      return { id: "user-42" };
    };
    const { gateway, seen } = gatewayBefore(never, { authorize, creditsPerDay: 1 });
    const leaving = () => gateway(ask("/v1/domain/github.com", { signal: controller.signal }));
    expect([(await leaving()).status, (await leaving()).status]).toEqual([499, 499]);
    expect(seen).toEqual([]);
  });

  it("over HTTP ends the connection to the API, too", async () => {
    const api = createServer(() => {});
    api.listen(0, "127.0.0.1");
    await once(api, "listening");
    const { server, url } = await serve(
      createGateway({
        apiKey: "tapi_test_0123456789",
        baseUrl: `http://127.0.0.1:${(api.address() as AddressInfo).port}`,
        authorize: () => ({ id: "user-42" }),
        allow: everything,
      }),
    );
    const controller = new AbortController();
    const pending = fetch(`${url}/v1/usage`, { signal: controller.signal }).catch((error) => error.name);
    const [incoming] = await once(api, "request");
    const closed = once(incoming.socket, "close");
    controller.abort();
    expect(await pending).toBe("AbortError");
    await closed;
    api.close();
    server.close();
  });
});

it("a thousand calls leave no listener and no timer behind, whatever came of them", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const answers = [
    () => Response.json({ success: true, data: {} }),
    () => new Response("<html>", { status: 502 }),
    () => new Response("x".repeat(2_000)),
    () => Promise.reject(new TypeError("fetch failed")),
  ];
  let turn = 0;
  const options = { limitPerMinute: Number.POSITIVE_INFINITY, maxResponseBytes: 1_000 };
  const { gateway, seen } = gatewayBefore(() => answers[(turn++ >> 1) % 4]?.() as Response, options);
  // One signal for all, as a server's own may be.
  const { signal } = new AbortController();
  for (let index = 0; index < 1_000; index++) {
    const request = index % 2 === 0 ? askLive({ url: `site-${index}.example` }) : ask("/v1/usage");
    await (await gateway(Object.defineProperty(request, "signal", { value: signal }))).text();
  }
  expect(seen).toHaveLength(1_000);
  expect(getEventListeners(signal, "abort")).toEqual([]);
  // Good answers of live detections are kept for ten seconds.
  vi.advanceTimersByTime(10_000);
  expect(vi.getTimerCount()).toBe(0);
});
