import { describe, expect, it } from "vitest";
import type { CacheOptions, CacheStore } from "../../src/index.ts";
import { key, scripted, success } from "../support/scripted.ts";
import { cached, dayMs, mapStorage } from "./support.ts";

const never = () => new Promise<never>(() => {});
const route = "/v1/domain/{domain}";

describe("a store that", () => {
  it.each<[string, Partial<CacheStore>, string]>([
    [
      "throws",
      {
        getItem: () => {
          throw new Error(`no ${key}`);
        },
      },
      "no ***",
    ],
    ["rejects", { getItem: () => Promise.reject(new Error("gone")) }, "gone"],
    ["rejects with nothing", { getItem: () => Promise.reject() }, "undefined"],
    ["rejects with what cannot be read", { getItem: () => Promise.reject(Object.create(null)) }, ""],
  ])("%s when it is read fails no call, and is told of", async (_, broken, reason) => {
    const { storage } = mapStorage();
    const { client, clock, sent, told } = cached([success()], { cache: { storage: { ...storage, ...broken } } });
    expect(await clock.run(client.domains.get("a.example"))).toEqual({ found: true });
    expect(sent.length).toBe(1);
    expect(told).toEqual([{ operation: "read", problem: "failed", reason, route }]);
  });

  it("throws when it is written fails no call, and is told of, also where who is told throws", async () => {
    const { storage } = mapStorage();
    const setItem = () => {
      throw new Error("full");
    };
    const { client, clock, told } = cached([success()], { cache: { storage: { ...storage, setItem } } });
    expect(await clock.run(client.domains.get("a.example"))).toEqual({ found: true });
    expect(told).toEqual([{ operation: "write", problem: "failed", reason: "full", route }]);
    for (const onError of [
      () => {
        throw new Error("mine");
      },
      async () => {
        throw new Error("mine");
      },
    ]) {
      const deaf = cached([success()], { cache: { storage: { ...storage, setItem }, onError } });
      expect(await deaf.clock.run(deaf.client.domains.get("a.example"))).toEqual({ found: true });
    }
  });

  it("hangs is waited for a second, then left alone for ten", async () => {
    let asked = 0;
    const getItem = () => {
      asked += 1;
      return never();
    };
    const { client, clock, told } = cached([success()], { cache: { storage: { ...mapStorage().storage, getItem } } });
    const startedAtMs = clock.now();
    await clock.run(client.domains.get("a.example"));
    expect(clock.now() - startedAtMs).toBe(1_000);
    expect(told).toEqual([{ operation: "read", problem: "slow", reason: "no answer within 1000 ms", route }]);
    await clock.run(client.domains.get("b.example"));
    expect([clock.now() - startedAtMs, asked, told.length]).toEqual([1_000, 1, 1]);
    clock.jump(10_000);
    await clock.run(client.domains.get("b.example"));
    expect([asked, clock.pending]).toEqual([2, 0]);
  });

  it("hangs when it is written holds up no answer for longer than a second", async () => {
    const setItem = never;
    const { client, clock, told } = cached([success()], { cache: { storage: { ...mapStorage().storage, setItem } } });
    const startedAtMs = clock.now();
    expect(await clock.run(client.domains.get("a.example"))).toEqual({ found: true });
    expect([clock.now() - startedAtMs, told[0]?.problem]).toEqual([1_000, "slow"]);
  });

  it("hangs lets a call end at its own deadline, or by its signal, unsent", async () => {
    const getItem = never;
    const { client, clock, sent, told } = cached([success()], {
      cache: { storage: { ...mapStorage().storage, getItem } },
    });
    const startedAtMs = clock.now();
    const { error } = await clock.run(client.safe.domains.get("a.example", { deadlineMs: 200 }));
    expect(error).toMatchObject({ code: "TIMEOUT", limit: "deadline", timeoutMs: 200, attempts: [] });
    expect(clock.now() - startedAtMs).toBe(200);
    const leaving = new AbortController();
    const call = client.safe.domains.get("a.example", { signal: leaving.signal });
    leaving.abort("enough");
    expect((await call).error).toMatchObject({ code: "ABORTED", cause: "enough" });
    expect([sent.length, told, clock.pending]).toEqual([0, [], 0]);
  });
});

const nowMs = Date.UTC(2026, 10, 23, 12, 0, 0);
const good = { v: 1, at: nowMs, until: nowMs + dayMs, status: 200, body: '{"old":true}' };

describe("an entry", () => {
  it.each<[string, unknown]>([
    ["text that is no JSON", "{"],
    ["a number", 7],
    ["a list", []],
    ["of another version", { ...good, v: 2 }],
    ["of another status", { ...good, status: 500 }],
    ["without a body", { ...good, body: undefined }],
    ["whose body is no text", { ...good, body: { old: true } }],
    ["whose body is no JSON", { ...good, body: "<html>" }],
    ["whose body ends early", { ...good, body: '{"old":tr' }],
    ["whose body breaks out", { ...good, body: '1},"x":{' }],
    ["without a time", { ...good, at: null }],
    ["without an end", { ...good, until: "later" }],
    ["of a 404 that is none", { ...good, status: 404, body: '{"code":"RATE_LIMIT"}' }],
    ["of the future", { ...good, at: nowMs + 60_001 }],
    [
      "with a getter that throws",
      Object.defineProperty({ ...good }, "body", {
        get: () => {
          throw new Error("no");
        },
      }),
    ],
  ])("that is corrupt is not used: %s", async (_, stored) => {
    const { storage, entries } = mapStorage();
    const { client, clock, sent, told } = cached([success()], {
      cache: { storage: { ...storage, getItem: () => stored } },
    });
    expect(await clock.run(client.domains.get("a.example"))).toEqual({ found: true });
    expect([sent.length, told[0]?.problem, entries.size]).toEqual([1, "corrupt", 1]);
  });

  it.each<[string, unknown, number]>([
    ["a text", JSON.stringify(good), 0],
    ["what a storage made of it", good, 0],
    ["of a clock that is a little ahead", { ...good, at: nowMs + 59_000 }, 0],
    ["of today", { ...good, at: nowMs - 1_000 }, 1_000],
  ])("that is sound is used: %s", async (_, stored, ageMs) => {
    const { client, sent, told } = cached([success()], {
      cache: { storage: { ...mapStorage().storage, getItem: () => stored } },
    });
    const { data, meta } = await client.domains.get("a.example").withResponse();
    expect([data, meta.ageMs, sent.length, told]).toEqual([{ old: true }, ageMs, 0, []]);
  });

  it("of a 404 is not used for longer than an hour, whatever it says", async () => {
    const at = nowMs - 1.1 * 3_600_000;
    const missing = { ...good, at, status: 404, body: '{"code":"NOT_FOUND","message":"no crawl yet"}' };
    const { client, clock, told } = cached([success()], {
      cache: { storage: { ...mapStorage().storage, getItem: () => missing } },
    });
    expect(await clock.run(client.domains.get("a.example"))).toEqual({ found: true });
    expect(told).toEqual([]);
  });

  it("of data that the endpoint cannot have is not used", async () => {
    const getItem = () => ({ ...good, body: "7" });
    const { client, clock, told } = cached([success()], { cache: { storage: { ...mapStorage().storage, getItem } } });
    expect(await clock.run(client.companies.get("a.example"))).toEqual({ found: true });
    expect(told[0]).toMatchObject({ problem: "corrupt", route: "/v1/company/{domain}" });
  });

  it("from before the clock was set back is not used", async () => {
    const { client, clock, sent } = cached([success()], { pacing: false });
    await clock.run(client.domains.get("a.example"));
    clock.jump(-3_600_000);
    await clock.run(client.domains.get("a.example"));
    expect(sent.length).toBe(2);
  });
});

describe("the option cache", () => {
  it.each<[unknown, string]>([
    ["redis://", 'cache must be an object such as { storage }, and is "redis://"'],
    [{}, "cache.storage must be a storage such as createStorage() of unstorage, and is undefined"],
    [{ storage: new Map() }, "cache.storage must be a storage such as createStorage() of unstorage, and is an object"],
    [{ storage: mapStorage().storage, ttlMs: 0 }, "cache.ttlMs must be a number from 1 to 31536000000, and is 0"],
    [{ storage: mapStorage().storage, onError: 1 }, "cache.onError must be a function, and is 1"],
  ])("is refused: %j", (cache, message) => {
    expect(() => scripted([], { cache: cache as CacheOptions })).toThrow(message);
  });

  it.each([undefined, null, false])("may be left out: %s", async (cache) => {
    const { client, sent } = scripted([success()], { cache: cache as undefined });
    await Promise.all([client.domains.get("a.example"), client.domains.get("a.example", { fresh: true })]);
    expect(sent.length).toBe(2);
  });
});
