import { type CallEvent, RecoveryGate } from "@techlookup/core";
import { createGateway } from "@techlookup/gateway";
import { createSandbox } from "@techlookup/sandbox";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { TechLookup } from "../src/index.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const site = "https://shop.example";

/** A page's client, and a gateway whose API has been down, and will be tried again in 2.2 s. */
const begin = async (request: () => Request) => {
  const sandbox = createSandbox();
  const gateway = createGateway({
    ...{ apiKey: sandbox.keys.pro, fetch: sandbox.fetch, pacing: false },
    recovery: new RecoveryGate({ random: () => 0.55 }),
    authorize: () => ({ id: "a" }),
    allow: ["domains.get", "domains.detectLive"],
  });
  // Four close the gate, and three try the API in vain.
  sandbox.script({ kind: "status", status: 503, times: 7 });
  for (let call = 0; call < 7; call++) {
    const others = gateway(request());
    await vi.runAllTimersAsync();
    expect((await others).status).toBe(503);
  }
  expect(sandbox.requests).toHaveLength(7);
  const retries: CallEvent[] = [];
  const client = new TechLookup({
    ...{ gateway: new URL(site), token: async () => "a-token-of-the-page", random: () => 0.5 },
    fetch: async (input, init) => gateway(new Request(input, init)),
    onRetry: (event) => void retries.push(event),
  });
  return { client, sandbox, retries };
};

it("a page waits out the Retry-After of a gateway whose API is down, and asks again", async () => {
  const { client, sandbox, retries } = await begin(() => new Request(`${site}/v1/domain/github.com`));
  const sinceMs = Date.now();
  const call = client.domains.get("github.com");
  await vi.runAllTimersAsync();
  expect((await call).domain).toBe("github.com");
  const refused = { status: 503, code: "GATEWAY_ERROR", durationMs: 2_000, retryAfterMs: 1_000 };
  const waited = { waitMs: expect.any(Number), waitReason: "retry-after" };
  expect(retries.map(({ attempts }) => attempts)).toMatchObject([[{ ...refused, ...waited }]]);
  expect(Date.now() - sinceMs).toBeGreaterThanOrEqual(3_000);
  // What the gateway refused was not sent.
  expect(sandbox.requests).toHaveLength(8);
});

it("a live detection that it refused is not asked for again, as after any 503, and was not sent", async () => {
  const live = () =>
    new Request(`${site}/v1/technology-lookup-live`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"url":"new.example"}',
    });
  const { client, sandbox } = await begin(live);
  const call = client.safe.domains.detectLive("new.example");
  await vi.runAllTimersAsync();
  expect((await call).error).toMatchObject({ status: 503, stopped: "not-repeatable" });
  expect(sandbox.requests).toHaveLength(7);
});
