import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSandbox } from "@techlookup/sandbox/node";
import { createStorage } from "unstorage";
import fsDriver from "unstorage/drivers/fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type CacheEvent, type ClientOptions, channels, TechLookup } from "../src/index.ts";

let sandbox: Awaited<ReturnType<typeof startSandbox>>;
let base: string;
beforeEach(async () => {
  sandbox = await startSandbox();
  base = mkdtempSync(join(tmpdir(), "techlookup-node-cache-"));
});
afterEach(async () => {
  rmSync(base, { recursive: true, force: true });
  await sandbox.close();
});

const make = (options: ClientOptions = {}) =>
  new TechLookup({
    ...{ apiKey: sandbox.keys.pro, baseUrl: sandbox.url },
    cache: { storage: createStorage({ driver: fsDriver({ base }) }) },
    ...options,
  });

const creditsUsed = async () => (await make().account.credits()).totals.credits_used;

describe("a client with a cache in files", () => {
  it("pays once for what it asks twice, and so do others that use the same files", async () => {
    const before = await creditsUsed();
    const first = await make().domains.get("github.com").withResponse();
    const second = await make().domains.get("github.com").withResponse();
    expect(second.data).toEqual(first.data);
    expect([first.meta.cached, second.meta.cached, second.meta.attempts]).toEqual([false, true, []]);
    expect(first.meta).toMatchObject({ status: 200, estimatedCredits: 1, rateLimit: { limit: expect.any(Number) } });
    expect((await creditsUsed()) - before).toBe(1);
  });

  it("sends once what is asked for at once, also a 404, and keeps that", async () => {
    const client = make();
    await client.account.credits();
    sandbox.reset();
    const domains = [...Array(10).fill("github.com"), ...Array(10).fill("unknown.example")];
    const results = await Promise.all(domains.map((domain) => client.safe.domains.get(domain)));
    expect(results.filter(({ ok }) => ok).length).toBe(10);
    expect(sandbox.counts().requests).toBe(2);
    const { error } = await make().safe.domains.get("unknown.example");
    expect(error).toMatchObject({ code: "NOT_FOUND", status: 404, attempts: [] });
    expect(sandbox.counts().requests).toBe(2);
  });

  it("lets one who leaves go, and the request go on", async () => {
    const client = make();
    const leaving = new AbortController();
    const first = client.safe.domains.get("github.com", { signal: leaving.signal });
    const second = client.domains.get("github.com");
    leaving.abort();
    expect((await first).error?.code).toBe("ABORTED");
    expect(await second).toHaveProperty("active_technologies");
  });

  it("goes on without a store that fails, and publishes it", async () => {
    const told: CacheEvent[] = [];
    const listen = (event: unknown): void => void told.push(event as CacheEvent);
    subscribe(channels.cache, listen);
    const getItem = () => Promise.reject(new Error(`no store for ${sandbox.keys.pro}`));
    await make({ cache: { storage: { getItem, setItem: () => {} } } }).domains.get("github.com");
    unsubscribe(channels.cache, listen);
    expect(told).toEqual([
      { operation: "read", problem: "failed", reason: "no store for ***", route: "/v1/domain/{domain}" },
    ]);
  });
});
