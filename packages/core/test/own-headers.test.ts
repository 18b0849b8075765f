import { describe, expect, it } from "vitest";
import { scripted, success } from "./support/scripted.ts";

describe("headers", () => {
  const sentHeaders = async (own: unknown, ofCall?: unknown): Promise<unknown> => {
    const { client, sent } = scripted([success()], { headers: own as Record<string, string> });
    await client.account.credits({ headers: ofCall as Record<string, string> });
    const { accept: _, authorization: __, ...headers } = (sent[0]?.init.headers ?? {}) as Record<string, string>;
    return headers;
  };

  it("go along with every request, a call's beside the client's", async () => {
    expect(await sentHeaders({ "X-Request-Id": "1", traceparent: "00-a" }, { "x-request-id": "2" })).toEqual({
      "x-request-id": "2",
      traceparent: "00-a",
    });
    expect(await sentHeaders({ a: undefined, b: "c" })).toEqual({ b: "c" });
  });

  it.each([
    "Accept",
    "authorization",
    "Content-Type",
    "host",
    "USER-AGENT",
    "cookie",
    "Proxy-Authorization",
    "x-api-key",
    "X-Auth-Token",
    "x-client-secret",
    "x-api_key",
    "ocp-apim-subscription-key",
    "x-jwt",
    "X-HTTP-Method-Override",
    "range",
    "If-None-Match",
    "cache-control",
  ])("refuse the name %s, and do not show its value", (name) => {
    const make = () => scripted([success()], { headers: { [name]: "s3cret-value" } });
    expect(make).toThrow(`headers.${name}`);
    expect(make).not.toThrow("s3cret");
  });

  it.each([
    [{ "a b": "c" }, "headers.a b must be a text that a header of this name can hold"],
    [{ "": "c" }, "can hold"],
    [{ a: "b\r\nc: d" }, "headers.a must be a text that a header of this name can hold"],
    [{ a: "日" }, "headers.a must be a text"],
    [{ a: 7 }, "headers.a must be a text"],
    ["a: b", "an object such as"],
    [new Headers({ a: "b" }), "an object such as"],
    [[["a", "b"]], "an object such as"],
  ])("refuse %o", (headers, message) => {
    expect(() => scripted([success()], { headers: headers as Record<string, string> })).toThrow(message);
  });
});
