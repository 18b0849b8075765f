import { TechLookup } from "@techlookup/core";
import type { Fault } from "@techlookup/sandbox";
import { describe, expect, it } from "vitest";
import { startChain } from "./support/chain.ts";
import { gatewayBeforeSandbox } from "./support/gateways.ts";

const chain = await startChain({ maxResponseBytes: 10_000 });
const { sandbox, operator } = chain;
const impatient = await startChain({ timeoutMs: 400 });

describe("an error of the API reaches the client as what it is, with its own words", () => {
  it.each([
    ["VALIDATION_ERROR", 400],
    ["FORBIDDEN", 403],
    ["NOT_FOUND", 404],
    ["CONFLICT", 409],
    ["INTERNAL_ERROR", 500],
  ] as const)("%s", async (code, status) => {
    sandbox.script({ kind: "error", code, message: `the API's words on ${code}`, times: 9 });
    const error = await chain.getError();
    expect(error).toMatchObject({
      name: "ApiError",
      code,
      status,
      message: expect.stringContaining(`the API's words on ${code}`),
    });
    expect(error.attempts).toHaveLength(status === 500 ? 4 : 1);
    // One request an attempt: the gateway repeats nothing.
    expect(sandbox.requests).toHaveLength(error.attempts.length);
    expect(operator).toHaveLength(code === "FORBIDDEN" ? 1 : 0);
  });

  it("RATE_LIMIT, with the wait that it asks for, which the client then takes", async () => {
    sandbox.script({ kind: "error", code: "RATE_LIMIT", retryAfter: 1 });
    const startedAt = performance.now();
    await chain.client().domains.get("github.com");
    expect(performance.now() - startedAt).toBeGreaterThan(950);
    expect(sandbox.requests.map(({ status }) => status)).toEqual([429, 200]);
    sandbox.script({ kind: "error", code: "RATE_LIMIT", retryAfter: 500 });
    expect(await chain.getError()).toMatchObject({
      code: "RATE_LIMIT",
      retryAfterMs: 500_000,
      stopped: "wait-too-long",
    });
    expect(operator).toEqual([]);
  });

  it("a Retry-After that is a date, measured against the API's own Date", async () => {
    const headers = { "retry-after": "Mon, 23 Nov 2026 12:10:00 GMT", date: "Mon, 23 Nov 2026 12:00:00 GMT" };
    sandbox.script({
      kind: "status",
      status: 429,
      headers,
      body: { success: false, error: { code: "RATE_LIMIT", message: "m" } },
    });
    expect(await chain.getError()).toMatchObject({ code: "RATE_LIMIT", retryAfterMs: 600_000 });
  });

  it("a 402 without a code, of which the operator hears", async () => {
    sandbox.script({ kind: "status", status: 402, body: { success: false, error: { message: "no credits left" } } });
    expect(await chain.getError()).toMatchObject({
      code: "PAYMENT_REQUIRED",
      status: 402,
      message: expect.stringContaining("no credits left"),
    });
    expect(operator).toMatchObject([{ code: "PAYMENT_REQUIRED", status: 402 }]);
  });

  it("a code that nobody knows yet", async () => {
    sandbox.script({
      kind: "status",
      status: 418,
      body: { success: false, error: { code: "TEAPOT", message: "short and stout" } },
    });
    expect(await chain.getError()).toMatchObject({ code: "TEAPOT", status: 418 });
  });

  it("success: false with a 200", async () => {
    sandbox.script({
      kind: "status",
      status: 200,
      body: { success: false, error: { code: "NOT_FOUND", message: "m" } },
    });
    expect(await chain.getError()).toMatchObject({ code: "NOT_FOUND", status: 200 });
  });
});

describe("what is the operator's to mend is not the caller's", () => {
  it.each(["revoked", "wrong"] as const)(
    "a key that is %s does not read as the end of the caller's session",
    async (which) => {
      const apiKey = which === "wrong" ? "tapi_live_wrong" : sandbox.keys.revoked;
      const told: unknown[] = [];
      const { gateway } = gatewayBeforeSandbox({ apiKey, onError: (error) => void told.push(error) });
      const client = new TechLookup({
        apiKey: "a-page-token",
        fetch: async (input, init) => gateway(new Request(input, init)),
      });
      const { error } = await client.safe.domains.get("github.com");
      expect(error).toMatchObject({ code: "GATEWAY_ERROR", status: 502 });
      expect(error?.message).toContain("gateway's own key was refused");
      // It fails each time until somebody mends it.
      expect(error).toMatchObject({ attempts: [{ status: 502 }], stopped: "server-veto" });
      expect(told).toMatchObject([{ name: "ApiError", code: "UNAUTHORIZED", status: 401 }]);
    },
  );

  it.each<[string, Fault]>([
    ["without an envelope", { kind: "html", status: 401 }],
    [
      "that another status hides",
      { kind: "status", status: 403, body: { success: false, error: { code: "UNAUTHORIZED", message: "m" } } },
    ],
    [
      "that says 200",
      { kind: "status", status: 200, body: { success: false, error: { code: "UNAUTHORIZED", message: "m" } } },
    ],
  ])("a 401 %s", async (_how, fault) => {
    sandbox.script(fault);
    expect(await chain.getError()).toMatchObject({ code: "GATEWAY_ERROR", status: 502, attempts: [{}] });
    expect(operator).toMatchObject([{ code: "UNAUTHORIZED" }]);
  });
});

describe("an API that is not there", () => {
  it("is a 502", async () => {
    await sandbox.refuseConnections();
    expect(await chain.getError()).toMatchObject({ code: "GATEWAY_ERROR", status: 502 });
    expect(operator[0]).toMatchObject({ name: "ConnectionError", reason: "refused", requestSent: "no" });
    await sandbox.acceptConnections();
  });
});

describe("an API that does not answer", () => {
  it.each([{ kind: "slow-headers", delayMs: 60_000 } as const, { kind: "slow-body", delayMs: 60_000 } as const])(
    "is a 504, after timeoutMs: $kind",
    async (fault) => {
      impatient.sandbox.script(fault);
      const raw = await fetch(`${impatient.url}/v1/domain/github.com`);
      expect(await raw.json()).toMatchObject({
        success: false,
        error: { code: "GATEWAY_ERROR", message: "The API did not answer within 400 ms." },
      });
      expect(raw.status).toBe(504);
      expect(impatient.operator).toMatchObject([{ name: "TimeoutError", timeoutMs: 400 }]);
    },
  );
});
