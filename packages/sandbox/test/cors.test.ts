import { startSandbox } from "@techlookup/sandbox/node";
import { describe, expect, it } from "vitest";

const preflight = {
  method: "OPTIONS",
  headers: { origin: "https://page.example", "access-control-request-method": "GET" },
};

describe("a sandbox for pages", () => {
  it("answers preflights, which meet no fault and are not counted", async () => {
    await using sandbox = await startSandbox({ cors: true });
    sandbox.script({ kind: "html", status: 502 });
    const asked = await fetch(`${sandbox.url}/v1/usage`, preflight);
    expect(asked.status).toBe(204);
    expect(asked.headers.get("access-control-allow-headers")).toContain("authorization");
    expect([sandbox.requests.length, sandbox.pendingFaults]).toEqual([0, 1]);
  });

  it("lets pages read every answer, faults and control paths too", async () => {
    await using sandbox = await startSandbox({ cors: true });
    sandbox.script({ kind: "html", status: 502 }, { kind: "error", code: "RATE_LIMIT", retryAfter: 1 });
    for (const path of ["/v1/usage", "/v1/usage", "/v1/usage", "/__sandbox/requests"]) {
      const { headers } = await fetch(sandbox.url + path);
      expect(headers.get("access-control-allow-origin")).toBe("*");
      expect(headers.get("access-control-expose-headers")).toContain("retry-after");
    }
  });

  it("lets pages read an answer that is cut off", async () => {
    await using sandbox = await startSandbox({ cors: true });
    sandbox.script({ kind: "truncated" });
    const headers = { authorization: `Bearer ${sandbox.keys.pro}` };
    const response = await fetch(`${sandbox.url}/v1/usage`, { headers });
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    await expect(response.text()).rejects.toThrow();
  });

  it("has to be asked for", async () => {
    await using sandbox = await startSandbox();
    const { headers } = await fetch(`${sandbox.url}/v1/usage`, preflight);
    expect(headers.get("access-control-allow-origin")).toBeNull();
    expect(sandbox.requests.length).toBe(1);
  });
});
