import { describe, expect, it } from "vitest";
import type { Authorize } from "../src/index.ts";
import { ask, askLive, gatewayBeforeSandbox, told } from "./support/gateways.ts";

const whoever = (result: unknown): Authorize => (() => result) as Authorize;

describe("authorize", () => {
  it.each([null, undefined, false, "", 0])("refuses with %j, at once or later", async (nobody) => {
    for (const authorize of [whoever(nobody), whoever(Promise.resolve(nobody))]) {
      const { gateway, sandbox, told: operator } = gatewayBeforeSandbox({ authorize });
      expect((await told(await gateway(ask("/v1/usage")))).slice(0, 2)).toEqual([401, "UNAUTHORIZED"]);
      expect([sandbox.requests, operator]).toEqual([[], []]);
    }
  });

  it("lets in whom it names, at once or later, and sees the caller's own headers", async () => {
    const authorize: Authorize = async ({ headers }) =>
      headers.get("authorization") === "Bearer mine" ? { id: "a" } : null;
    const { gateway } = gatewayBeforeSandbox({ authorize });
    const mine = ask("/v1/usage", { headers: { authorization: "Bearer mine" } });
    expect([(await gateway(mine)).status, (await gateway(ask("/v1/usage"))).status]).toEqual([200, 401]);
  });

  it.each<[string, Authorize]>([
    [
      "at once",
      () => {
        throw new Error("the session store at 10.0.0.9 is down");
      },
    ],
    [
      "later",
      async () => {
        throw new Error("the session store at 10.0.0.9 is down");
      },
    ],
  ])("that throws %s is a 500 that tells the operator, and not the caller", async (_when, authorize) => {
    const { gateway, sandbox, told: operator } = gatewayBeforeSandbox({ authorize });
    const [status, code, message] = await told(await gateway(ask("/v1/usage")));
    expect([status, code]).toEqual([500, "INTERNAL_ERROR"]);
    expect(message).not.toContain("10.0.0.9");
    expect(sandbox.requests).toEqual([]);
    expect(operator).toEqual([new Error("the session store at 10.0.0.9 is down")]);
  });

  it.each([true, "user-42", {}, { id: "" }, { id: 42 }, { id: "a".repeat(201) }, [], () => {}])(
    "that returns what is no caller (%j) is a 500, never a caller",
    async (result) => {
      const { gateway, sandbox, told: operator } = gatewayBeforeSandbox({ authorize: whoever(result) });
      expect((await told(await gateway(ask("/v1/usage")))).slice(0, 2)).toEqual([500, "INTERNAL_ERROR"]);
      expect(sandbox.requests).toEqual([]);
      expect(operator).toMatchObject([{ code: "CONFIGURATION_ERROR", argument: "authorize" }]);
    },
  );

  it("that reads the body is a mistake that the operator hears of", async () => {
    const authorize: Authorize = async (request) => ({ id: (await request.text()) && "a" });
    const { gateway, sandbox, told: operator } = gatewayBeforeSandbox({ authorize });
    expect((await told(await gateway(askLive({ url: "new.example" }))))[0]).toBe(500);
    expect(operator).toMatchObject([
      { message: expect.stringContaining("authorize must not read the request's body") },
    ]);
    expect(sandbox.requests).toEqual([]);
  });

  it("is not asked for what is not let through anyway", async () => {
    let asked = 0;
    const { gateway } = gatewayBeforeSandbox({
      authorize: () => ({ id: `user-${++asked}` }),
      allow: ["account.usage"],
    });
    for (const request of [ask("/v1/credits"), ask("/v1/usage", { method: "POST" })]) await gateway(request);
    expect(asked).toBe(0);
  });
});

it("onError may throw, at once or later, and changes nothing", async () => {
  const hooks = [
    () => {
      throw new Error("a");
    },
    async () => {
      throw new Error("b");
    },
  ];
  for (const onError of hooks) {
    const { gateway } = gatewayBeforeSandbox({
      onError,
      authorize: () => {
        throw new Error("c");
      },
    });
    expect((await told(await gateway(ask("/v1/usage"))))[0]).toBe(500);
  }
});

it("a request that is none becomes a 500, never a rejection", async () => {
  const { gateway, told: operator } = gatewayBeforeSandbox();
  expect((await told(await gateway({ url: "::" } as Request)))[0]).toBe(500);
  expect(operator).toHaveLength(1);
});
