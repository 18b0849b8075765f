import { describe, expect, it } from "vitest";
import type { Gateway, GatewayOptions } from "../src/index.ts";
import { ask, askLive, gatewayBefore, gatewayBeforeSandbox, told } from "./support/gateways.ts";

/** A value that throws whatever is done to it. */
const revoked = (): object => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};

describe("a status that no answer can have becomes a 502", () => {
  // Fetch makes no such Response; the runtimes' fetch reads it from the wire.
  const answered = (status: number, body: string): Response =>
    Object.defineProperty(new Response(body), "status", { value: status });
  const page = "<html>";
  const envelope = '{"success":false,"error":{"code":"NOT_FOUND","message":"m"}}';
  const data = '{"success":true,"data":{}}';

  it.each([600, 601, 650, 799, 999].flatMap((status) => [page, envelope, data, ""].map((body) => [status, body])))(
    "%i with %s",
    async (status, body) => {
      for (const request of [ask("/v1/domain/github.com"), askLive({ url: "new.example" })]) {
        const { gateway } = gatewayBefore(() => answered(Number(status), String(body)));
        const [own, code] = await told(await gateway(request));
        expect(own).toBe(502);
        if (body === envelope) expect(code).toBe("NOT_FOUND");
      }
    },
  );

  it.each([199, 204, 205, 304])("%i, which has no body, is an answer as well", async (status) => {
    const { gateway } = gatewayBefore(() => answered(status, ""));
    expect(await gateway(ask("/v1/domain/github.com"))).toBeInstanceOf(Response);
  });
});

describe("what the operator's functions throw or return becomes an answer", () => {
  const thrown: readonly unknown[] = [new Error("x"), revoked(), undefined, null, Object.create(null), 5, Symbol("x")];
  const functions: Readonly<Record<string, (value: unknown) => Partial<GatewayOptions>>> = {
    authorize: (value) => ({
      authorize: () => {
        throw value;
      },
    }),
    "authorize, later": (value) => ({ authorize: () => Promise.reject(value) }),
    "authorize's own value": (value) => ({ authorize: () => value as never }),
    "authorize's id": (value) => ({ authorize: () => ({ id: value }) as never }),
    now: (value) => ({
      now: () => {
        throw value;
      },
    }),
    "now's own value": (value) => ({ now: () => value as never }),
    fetch: (value) => ({ fetch: () => Promise.reject(value) }),
    "fetch, at once": (value) => ({
      fetch: () => {
        throw value;
      },
    }),
    "fetch's own value": (value) => ({ fetch: async () => value as never }),
    onError: (value) => ({
      authorize: () => {
        throw new Error("x");
      },
      onError: () => {
        throw value;
      },
    }),
    "onError, later": (value) => ({
      authorize: () => {
        throw new Error("x");
      },
      onError: () => Promise.reject(value),
    }),
  };
  it.each(Object.keys(functions))("%s", async (name) => {
    for (const value of thrown) {
      const { gateway } = gatewayBeforeSandbox({ creditsPerDay: 9, ...functions[name]?.(value) });
      for (const request of [ask("/v1/domain/github.com"), askLive({ url: "new.example" })]) {
        const response = await gateway(request);
        expect([name, response instanceof Response && response.status >= 200]).toEqual([name, true]);
        await told(response);
      }
    }
  });
});

describe("a URL that cannot be parsed, as servers make it of a broken Host,", () => {
  it.each(["/v1/usage", "::", "", "http://a b/v1/usage", "http://[::1/v1/usage", "http:///"])(
    "%s is a 400, which the operator does not hear of",
    async (url) => {
      const { gateway, sandbox, told: operator } = gatewayBeforeSandbox();
      const request = Object.defineProperty(ask("/v1/usage"), "url", { value: url });
      expect((await told(await gateway(request))).slice(0, 2)).toEqual([400, "VALIDATION_ERROR"]);
      expect([sandbox.requests, operator]).toEqual([[], []]);
    },
  );

  it("so is one whose parsing throws", async () => {
    const { gateway, told: operator } = gatewayBeforeSandbox();
    const get = () => {
      throw new TypeError("Invalid URL");
    };
    expect((await gateway(Object.defineProperty(ask("/v1/usage"), "url", { get }))).status).toBe(400);
    expect(operator).toEqual([]);
  });
});

it("what is no request is a 500, and the operator hears what it is", async () => {
  const wrong = [undefined, null, "x", {}, { url: "/v1/usage", headers: { host: "a" } }, revoked(), () => {}];
  for (const value of wrong) {
    const { gateway, told: operator } = gatewayBeforeSandbox();
    expect((await told(await (gateway as (value: unknown) => ReturnType<Gateway>)(value)))[0]).toBe(500);
    expect(operator).toHaveLength(1);
  }
});
