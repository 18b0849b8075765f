import { describe, expect, it } from "vitest";
import { collectChunk } from "../src/ledger/ledger-keys.ts";
import { begin, claim, connection, found, intent, ledger, reserve } from "./support/ledger.ts";

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
    expect(await ledger.claim("run", "first", 0, ["a"])).toEqual({ state: "finished" });
    expect(await ledger.writtenBy("run", 0)).toBe("here");
    expect(await ledger.results("run", 0)).toEqual(new Map());
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
    expect(await ledger.claim("run", "first", 1, ["b"])).toMatchObject({
      state: "halted",
      reason: { code: "PAYMENT_REQUIRED" },
    });
    expect(await begin({ id: "second", creditLimit: 9 })).toBe("continued");
    expect(await ledger.read("run")).toMatchObject({ id: "first", creditLimit: 9 });
    expect((await ledger.read("run"))?.halted).toBeUndefined();
    expect(await begin({ listHash: "2" })).toEqual({ differs: "listHash" });
    await ledger.halt("run", { code: "CREDIT_LIMIT", message: "of a limit that was raised since", creditLimit: 3 });
    expect((await ledger.read("run"))?.halted).toBeUndefined();
    await ledger.halt("run", { code: "CREDIT_LIMIT", message: "of this one", creditLimit: 9 });
    expect((await ledger.read("run"))?.halted).toMatchObject({ code: "CREDIT_LIMIT" });
  });

  it("reserves nothing where the store has lost the run", async () => {
    await begin();
    const { owner } = await claim(["a"]);
    await connection.flushall();
    expect(await reserve(owner, intent("a"))).toEqual(["gone"]);
    expect(await ledger.claim("run", "first", 0, ["a"])).toEqual({ state: "gone" });
    await ledger.halt("run", { code: "UNAUTHORIZED", message: "" });
    expect(await ledger.read("run")).toBeUndefined();
  });

  it("counts nothing that a run which was removed had on its way for the next one of its name", async () => {
    await begin();
    const { owner } = await claim(["a"]);
    await reserve(owner, intent("a"));
    await ledger.expire("run", 0);
    await begin({ id: "second", operation: "company" });
    expect(await ledger.step("run", 0, owner, [found("a")], [intent("b")])).toEqual(["gone"]);
    expect(await ledger.read("run")).toMatchObject({ requests: 0, charge: { most: 0 }, counts: { found: 0 } });
    expect(await ledger.claim("run", "second", 0, ["a"])).toMatchObject({ state: "claimed", results: new Map() });
  });

  it("forgets a run when it is told to, at once or later", async () => {
    await begin();
    await ledger.expire("run", 60_000);
    expect(await ledger.list()).toEqual(["run"]);
    await connection.hset("techlookup:{test}:run:run:results:1", "a", "{}");
    await ledger.expire("run", 60_000);
    await begin();
    for (const key of ["", ":results:1"]) expect(await connection.pttl(`techlookup:{test}:run:run${key}`)).toBe(-1);
    await ledger.expire("run", 0);
    expect(await ledger.list()).toEqual([]);
  });
});
