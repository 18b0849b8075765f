import { ConfigurationError } from "@techlookup/core/common";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type BrowserOptions, type GatewayUrl, TechLookup } from "../src/index.ts";

// Node has neither a document nor a location, as where pages are rendered on a server.
afterEach(() => vi.unstubAllGlobals());

const sent: string[] = [];
const fetch = async (url: unknown): Promise<Response> => {
  sent.push(String(url));
  return Response.json({ success: true, data: {} });
};
afterEach(() => void sent.splice(0));

const relative: GatewayUrl[] = ["/api/techlookup", "/", "./api", "../api", "//shop.example/api"];

describe("a client that is made without a page", () => {
  it.each(relative)("for the gateway %s is made, and refuses its first call", async (gateway) => {
    const client = new TechLookup({ gateway, fetch });
    for (const result of [
      await client.safe.account.credits(),
      await client.safe.request({ method: "GET", path: "/v1/usage" }),
    ]) {
      expect(result.error).toMatchObject({ code: "CONFIGURATION_ERROR", argument: "gateway", attempts: [] });
      expect(result.error?.message).toContain("gateway is relative to a page, and there is none here");
      // It is not the value that is wrong.
      expect(result.error?.message).not.toContain(JSON.stringify(gateway));
    }
    await expect(client.account.credits()).rejects.toBeInstanceOf(ConfigurationError);
    expect(sent).toEqual([]);
  });

  it("works as soon as there is a page", async () => {
    const client = new TechLookup({ gateway: "/api", fetch });
    expect((await client.safe.account.credits()).ok).toBe(false);
    vi.stubGlobal("document", { baseURI: "https://shop.example/a/b" });
    expect((await client.safe.account.credits()).ok).toBe(true);
    expect(sent).toEqual(["https://shop.example/api/v1/credits"]);
  });

  it("asks there, with a call's own options as well", async () => {
    const client = new TechLookup({ gateway: "/api", fetch });
    vi.stubGlobal("document", { baseURI: "https://shop.example/a/b" });
    expect((await client.safe.account.credits({ deadlineMs: 5_000 })).ok).toBe(true);
    expect(sent).toEqual(["https://shop.example/api/v1/credits"]);
  });

  it("works at once for an absolute gateway", async () => {
    const client = new TechLookup({ gateway: "https://shop.example/api", fetch });
    expect((await client.safe.account.credits()).ok).toBe(true);
  });

  it("for a relative baseUrl names that", async () => {
    const client = new TechLookup({ baseUrl: "/api", token: () => "t", fetch });
    expect((await client.safe.account.credits()).error).toMatchObject({ argument: "baseUrl" });
  });

  it.each<[string, unknown]>([
    ["no gateway", {}],
    ["http elsewhere", { gateway: "http://shop.example/api" }],
    ["a query", { gateway: "https://shop.example/api?x" }],
    ["no URL", { gateway: "https://a b" }],
    ["a word", { gateway: "gateway" }],
    ["another scheme", { gateway: "ftp://shop.example" }],
  ])("is refused at once with %s", (_what, options) => {
    expect(() => new TechLookup(options as BrowserOptions)).toThrow(ConfigurationError);
  });
});
