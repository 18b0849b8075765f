import type { Fault } from "@techlookup/sandbox";
import { describe, expect, it } from "vitest";
import { startChain } from "./support/chain.ts";

const chain = await startChain({ maxResponseBytes: 10_000 });
const { sandbox, operator } = chain;

describe("what is no envelope becomes one, and not a word of it goes on", () => {
  it.each<[string, Fault, attempts: number, told: string]>([
    ["a gateway's page", { kind: "html", status: 502, times: 9 }, 4, "GATEWAY_ERROR"],
    ["a page with 503", { kind: "html", status: 503, times: 9 }, 4, "GATEWAY_ERROR"],
    ["a page with 200", { kind: "html", status: 200 }, 1, "INVALID_RESPONSE"],
    ["a page with 404", { kind: "html", status: 404 }, 1, "UNEXPECTED_STATUS"],
    ["nothing with 200", { kind: "empty" }, 1, "INVALID_RESPONSE"],
    ["nothing with 204", { kind: "empty", status: 204 }, 1, "INVALID_RESPONSE"],
    ["half of the JSON", { kind: "malformed" }, 1, "INVALID_RESPONSE"],
    ["half of the JSON and a lost connection", { kind: "truncated", times: 9 }, 4, "TRUNCATED_RESPONSE"],
    ["a connection that is reset", { kind: "reset", at: "headers", times: 9 }, 4, "NETWORK_ERROR"],
    ["a connection that is reset in the body", { kind: "reset", at: "body", times: 9 }, 4, "TRUNCATED_RESPONSE"],
    ["more than maxResponseBytes", { kind: "oversized", bytes: 10_001 }, 1, "RESPONSE_TOO_LARGE"],
    ["a list", { kind: "status", status: 200, body: [1, 2] }, 1, "INVALID_RESPONSE"],
    ["data without success", { kind: "status", status: 200, body: { data: {} } }, 1, "INVALID_RESPONSE"],
    ["success without data", { kind: "status", status: 200, body: { success: true } }, 1, "INVALID_RESPONSE"],
    [
      "success: true with 500",
      { kind: "status", status: 503, body: { success: true, data: {} }, times: 9 },
      4,
      "GATEWAY_ERROR",
    ],
    [
      "success: false without a code",
      { kind: "status", status: 200, body: { success: false, error: {} } },
      1,
      "INVALID_RESPONSE",
    ],
    [
      "success: false without an error",
      { kind: "status", status: 200, body: { success: false } },
      1,
      "INVALID_RESPONSE",
    ],
    ["a redirect", { kind: "status", status: 302, headers: { location: "/v1/usage" } }, 1, "UNEXPECTED_REDIRECT"],
    [
      "a redirect that keeps the method",
      { kind: "status", status: 307, headers: { location: "https://evil.example" } },
      1,
      "UNEXPECTED_REDIRECT",
    ],
    ["not modified", { kind: "status", status: 304 }, 1, "UNEXPECTED_REDIRECT"],
  ])("%s", async (_what, fault, attempts, code) => {
    sandbox.script(fault);
    const error = await chain.getError();
    // The code that a client without a gateway gives it, except that the gateway itself can be reached.
    const passed = code === "NETWORK_ERROR" ? "GATEWAY_ERROR" : code;
    const status = /^[45]/.test(String("status" in fault && fault.status))
      ? Number("status" in fault && fault.status)
      : 502;
    expect(error).toMatchObject({ code: passed, status });
    expect(JSON.parse(error.body)).toEqual({
      success: false,
      error: { code: passed, message: expect.stringMatching(/^The API/) },
    });
    expect(error.body).not.toMatch(/<html|nginx|evil/i);
    expect(error.attempts).toHaveLength(attempts);
    expect(sandbox.requests).toHaveLength(attempts);
    expect(operator).toHaveLength(attempts);
    expect(operator[0]).toMatchObject({ code });
  });

  it.each([
    [429, "RATE_LIMIT"],
    [402, "PAYMENT_REQUIRED"],
    [500, "INTERNAL_ERROR"],
  ])("a page with %i keeps the meaning that its status has on its own", async (status, code) => {
    sandbox.script({ kind: "status", status, body: "<html>nginx</html>", headers: { "retry-after": "500" } });
    const error = await chain.getError();
    expect(error).toMatchObject({ code, status });
    expect(error.body).not.toContain("nginx");
    if (status === 429) expect(error.retryAfterMs).toBe(500_000);
  });

  it("an answer without the envelope is data where the API is known to answer so", async () => {
    sandbox.script({ kind: "status", status: 200, body: { company_name: "A" }, times: 2 });
    expect(await chain.client().companies.get("github.com")).toEqual({ company_name: "A" });
    expect(await chain.getError()).toMatchObject({ status: 502 });
  });
});
