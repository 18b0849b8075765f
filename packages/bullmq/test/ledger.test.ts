import { startRedis } from "@techlookup-tools/browsers/redis-server";
import { Redis } from "ioredis";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Claim, Intent, RunPlan, Settled } from "../src/index.ts";
import { collectChunk } from "../src/ledger/ledger-keys.ts";
import { RedisLedger } from "../src/ledger/redis-ledger.ts";

let store: Awaited<ReturnType<typeof startRedis>>;
let connection: Redis;
let ledger: RedisLedger;

beforeAll(async () => {
  store = await startRedis();
  connection = new Redis(store.port, "127.0.0.1", { maxRetriesPerRequest: null });
});
afterAll(async () => {
  connection.disconnect();
  await store.stop();
});
beforeEach(async () => {
  await connection.flushall();
  ledger = new RedisLedger(connection, "techlookup:{test}");
});

const plan: RunPlan = { operation: "technologies", live: false, creditLimit: 3, chunks: 2, entries: 4, listHash: "1" };
const begin = (changes: Partial<RunPlan> = {}) => ledger.begin("run", { ...plan, ...changes });

const claim = async (domains: readonly string[], chunk = 0): Promise<Extract<Claim, { state: "claimed" }>> => {
  const claimed = await ledger.claim("run", chunk, domains);
  if (claimed.state !== "claimed") throw new Error(claimed.state);
  return claimed;
};

const intent = (domain: string, number = 1, credits = 1): Intent => ({ domain, number, credits });

const found = (domain: string, changes: Partial<Settled> = {}): Settled => ({
  ...{ domain, kind: "found", charge: { least: 1, most: 1 }, requests: 1, repeated: false },
  ...{ record: `{"domain":"${domain}"}`, ...changes },
});

const reserve = (owner: string, ...intents: Intent[]) => ledger.step("run", 0, owner, [], intents);

describe("the ledger", () => {
  it("reserves up to the credit limit, counting what was spent and what is on its way", async () => {
    await begin();
    const { owner } = await claim(["a", "b", "c", "d"]);
    expect(await reserve(owner, intent("a"), intent("b"))).toEqual(["reserved", "reserved"]);
    expect(await ledger.step("run", 0, owner, [found("a")], [intent("c"), intent("d")])).toEqual(["reserved", "limit"]);
    expect(await ledger.read("run")).toMatchObject({ reserved: 2, charge: { least: 1, most: 1 }, requests: 1 });
    await ledger.step("run", 0, owner, [found("b", { kind: undefined, charge: { least: 0, most: 0 } })], []);
    expect(await reserve(owner, intent("d"))).toEqual(["reserved"]);
  });

  it("counts once what is told twice", async () => {
    await begin();
    const { owner } = await claim(["a"]);
    await reserve(owner, intent("a"));
    await reserve(owner, intent("a"));
    expect(await ledger.read("run")).toMatchObject({ reserved: 1 });
    expect(await reserve(owner, intent("a", 2))).toEqual(["reserved"]);
    expect(await ledger.read("run")).toMatchObject({ reserved: 2 });
    for (const _ of [1, 2]) await ledger.step("run", 0, owner, [found("a", { charge: { least: 1, most: 2 } })], []);
    expect(await ledger.read("run")).toMatchObject({
      reserved: 0,
      charge: { least: 1, most: 2 },
      counts: { found: 1 },
    });
  });

  it("gives a chunk to one worker at a time, and calls open what the one before had on its way", async () => {
    await begin();
    const first = await claim(["a", "b"]);
    await ledger.step("run", 0, first.owner, [], [intent("a"), intent("b")]);
    await ledger.step("run", 0, first.owner, [found("a")], []);
    const second = await claim(["a", "b"]);
    expect([...second.results.keys()]).toEqual(["a"]);
    expect([...second.open]).toEqual([["b", 1]]);
    expect(await reserve(first.owner, intent("c"))).toEqual(["lost"]);
    expect(await ledger.finish("run", 0, first.owner, "here")).toBe(false);
    expect(await ledger.read("run")).toMatchObject({ reserved: 0, charge: { most: 2 }, counts: { ambiguous: 1 } });
    expect(await ledger.finish("run", 0, second.owner, "here")).toBe(true);
    expect(await ledger.claim("run", 0, ["a"])).toEqual({ state: "finished" });
    expect(await ledger.writtenBy("run", 0)).toBe("here");
    expect(await ledger.results("run", 0)).toEqual(new Map());
  });

  it("takes the answer of a worker that was only slow, in place of what nobody knew", async () => {
    await begin();
    const slow = await claim(["a"]);
    await reserve(slow.owner, intent("a"));
    await claim(["a"]);
    await ledger.step("run", 0, slow.owner, [found("a")], []);
    // Whoever takes the chunk next has it as well, and need not look it up.
    const next = await claim(["a"]);
    expect([...next.results.keys()]).toEqual(["a"]);
    expect([...next.open]).toEqual([]);
    await ledger.finish("run", 0, next.owner, "here");
    expect(await ledger.openDomains("run")).toEqual([]);
    expect([...(await ledger.lateResults("run")).keys()]).toEqual(["a"]);
    expect(await ledger.read("run")).toMatchObject({
      charge: { least: 1, most: 1 },
      counts: { ambiguous: 0, found: 1 },
    });
  });

  it("gives a late answer to whoever takes the chunk next, also where the worker in between has died", async () => {
    await begin();
    const slow = await claim(["a", "b"]);
    await reserve(slow.owner, intent("a"));
    await claim(["a", "b"]);
    await ledger.step("run", 0, slow.owner, [found("a")], []);
    const third = await claim(["a", "b"]);
    expect([...third.results.keys()]).toEqual(["a"]);
    expect([...third.open]).toEqual([]);
  });

  it("counts as repeated what is looked up again though an earlier request may have been charged", async () => {
    await begin({ creditLimit: 9 });
    const first = await claim(["a", "b"]);
    await reserve(first.owner, intent("a"), intent("b"));
    const ended = { kind: undefined, requests: 1, record: "" } as const;
    const told = [
      found("a", { ...ended, charge: { least: 0, most: 1 } }),
      found("b", { ...ended, charge: { least: 0, most: 0 } }),
    ];
    for (const _ of [1, 2]) await ledger.step("run", 0, first.owner, told, []);
    expect(await ledger.read("run")).toMatchObject({ reserved: 0, requests: 2, charge: { least: 0, most: 1 } });
    const second = await claim(["a", "b"]);
    expect([...second.open]).toEqual([]);
    expect(await reserve(second.owner, intent("a"), intent("b"))).toEqual(["reserved", "reserved"]);
    await ledger.step("run", 0, second.owner, [found("a"), found("b")], []);
    expect(await ledger.read("run")).toMatchObject({ repeated: 1, charge: { least: 2, most: 3 }, counts: { found: 2 } });
  });

  it("keeps what is ambiguous until it is decided, and then what it came to in its place", async () => {
    await begin();
    const { owner } = await claim(["a", "b"]);
    await reserve(owner, intent("a"), intent("b"));
    const lost = { kind: "ambiguous", charge: { least: 0, most: 1 } } as const;
    await ledger.step("run", 0, owner, [found("a", lost), found("b", lost)], []);
    expect(await ledger.openDomains("run")).toHaveLength(2);
    const decided = await claim(["a", "b"], collectChunk);
    expect([...decided.open.keys()]).toEqual(["a", "b"]);
    const free = found("a", { kind: undefined, charge: { least: 0, most: 0 }, requests: 0 });
    await ledger.step("run", collectChunk, decided.owner, [free], [intent("a"), intent("b")]);
    expect(await ledger.read("run")).toMatchObject({ reserved: 2, charge: { most: 1 } });
    const twice = found("b", { charge: { least: 1, most: 2 }, repeated: true });
    await ledger.step("run", collectChunk, decided.owner, [found("a"), twice], []);
    expect(await ledger.read("run")).toMatchObject({ charge: { least: 2, most: 3 }, repeated: 1, reserved: 0 });
    expect([...(await ledger.lateResults("run")).keys()].sort()).toEqual(["a", "b"]);
  });

  it("keeps open what a collect that was killed had decided to look up again", async () => {
    await begin();
    const { owner } = await claim(["a"]);
    await reserve(owner, intent("a"));
    const killed = await claim(["a"], collectChunk);
    const free = found("a", { kind: undefined, charge: { least: 0, most: 0 }, requests: 0 });
    await ledger.step("run", collectChunk, killed.owner, [free], []);
    expect(await ledger.openDomains("run")).toEqual([{ domain: "a", credits: 0 }]);
    await ledger.step("run", collectChunk, killed.owner, [], [intent("a")]);
    const next = await claim(["a"], collectChunk);
    expect([...next.open]).toEqual([["a", 1]]);
    expect(await ledger.read("run")).toMatchObject({ reserved: 0, charge: { most: 1 }, counts: { ambiguous: 1 } });
    await ledger.step("run", collectChunk, next.owner, [found("a")], []);
    expect(await ledger.read("run")).toMatchObject({ charge: { most: 1 }, counts: { ambiguous: 0, found: 1 } });
    expect(await ledger.openDomains("run")).toEqual([]);
  });

  it("reserves nothing for a run that was stopped, until it goes on", async () => {
    await begin();
    const { owner } = await claim(["a"]);
    await ledger.halt("run", { code: "PAYMENT_REQUIRED", message: "no credits" });
    await ledger.halt("run", { code: "OTHER", message: "later" });
    expect(await reserve(owner, intent("a"))).toEqual(["halted"]);
    expect(await ledger.claim("run", 1, ["b"])).toMatchObject({
      state: "halted",
      reason: { code: "PAYMENT_REQUIRED" },
    });
    expect(await begin({ creditLimit: 9 })).toBe("continued");
    expect(await ledger.read("run")).toMatchObject({ creditLimit: 9 });
    expect((await ledger.read("run"))?.halted).toBeUndefined();
    expect(await begin({ listHash: "2" })).toEqual({ differs: "listHash" });
  });

  it("reserves nothing where the store has lost the run", async () => {
    await begin();
    const { owner } = await claim(["a"]);
    await connection.flushall();
    expect(await reserve(owner, intent("a"))).toEqual(["gone"]);
    expect(await ledger.claim("run", 0, ["a"])).toEqual({ state: "gone" });
    await ledger.halt("run", { code: "UNAUTHORIZED", message: "" });
    expect(await ledger.read("run")).toBeUndefined();
  });

  it("forgets a run when it is told to, at once or later", async () => {
    await begin();
    await ledger.expire("run", 60_000);
    expect(await ledger.list()).toEqual(["run"]);
    await begin();
    expect(await connection.pttl("techlookup:{test}:run:run")).toBe(-1);
    await ledger.expire("run", 0);
    expect(await ledger.list()).toEqual([]);
  });
});
