import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cacheKeys } from "../../src/cache/cache-key.ts";
import { sha256 } from "../../src/cache/sha256.ts";
import { key, success } from "../support/scripted.ts";
import { cached, mapStorage } from "./support.ts";

it("SHA-256 is that of the standard, for texts of any length", () => {
  expect(sha256("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  const texts = [fc.string({ unit: "binary", maxLength: 300 }), fc.nat(300).map((length) => "a".repeat(length))];
  fc.assert(
    fc.property(fc.oneof(...texts), (text) => {
      expect(sha256(text)).toBe(createHash("sha256").update(text).digest("hex"));
    }),
    { numRuns: 300 },
  );
});

const spec = { method: "GET", path: "/v1/x", route: "/v1/x", credits: 1 } as const;
const settings = { baseUrl: "https://x.example", headers: {} };

describe("the name of a call in the store", () => {
  it("differs by all that the answer depends on", () => {
    const keyOf = cacheKeys("one key");
    const names = [
      keyOf(spec, settings),
      cacheKeys("another key")(spec, settings),
      keyOf({ ...spec, path: "/v1/y" }, settings),
      keyOf({ ...spec, query: { limit: 1 } }, settings),
      keyOf({ ...spec, query: { limit: 2 } }, settings),
      keyOf(spec, { ...settings, baseUrl: "https://y.example" }),
      keyOf(spec, { ...settings, headers: { "x-tenant": "a" } }),
      keyOf(spec, { ...settings, headers: { "x-tenant": "b" } }),
    ];
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^techlookup:v1:[\da-f]{32}:[\da-f]{64}$/);
  });

  it("is the same however parameters are ordered or written, and whatever traces the request", () => {
    const keyOf = cacheKeys("one key");
    const headers = { traceparent: "00-1", "x-request-id": "7", "user-agent": "x" };
    expect(keyOf({ ...spec, query: { b: "1", a: undefined, c: 2 } }, settings)).toBe(
      keyOf({ ...spec, query: { c: "2", b: 1 } }, { ...settings, headers }),
    );
  });

  it("holds no key, no domain and no address, nor does what is kept hold the key", async () => {
    const { client, clock, entries } = cached([success({ echo: "fine" })]);
    await clock.run(client.domains.get("a.example"));
    const [[name, text] = ["", ""]] = [...entries];
    expect(name).not.toMatch(/tapi|example/);
    expect(text).not.toContain(key);
    expect(JSON.parse(text)).toMatchObject({ v: 1, status: 200, body: '{"echo":"fine"}' });
  });

  it("keeps the answers of two keys apart", async () => {
    const { storage } = mapStorage();
    const one = cached([success({ of: 1 })], { cache: { storage } });
    const apiKey = "tapi_test_another0123456789abcdefghijklmnop";
    const other = cached([success({ of: 2 })], { cache: { storage }, apiKey });
    await one.clock.run(one.client.domains.get("a.example"));
    expect(await other.clock.run(other.client.domains.get("a.example"))).toEqual({ of: 2 });
  });
});
