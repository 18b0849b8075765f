import { describe, expect, it } from "vitest";
import { begin, claim, found, intent, ledger, reserve } from "./support/ledger.ts";

describe("an answer that comes late", () => {
  it("takes the answer of a worker that was only slow, in place of what nobody knew", async () => {
    await begin();
    const slow = await claim(["a"]);
    await reserve(slow.owner, intent("a"));
    const next = await claim(["a"]);
    await ledger.finish("run", 0, next.owner, "here");
    await ledger.step("run", 0, slow.owner, [found("a")], []);
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
    expect(await ledger.read("run")).toMatchObject({
      repeated: 1,
      charge: { least: 2, most: 3 },
      counts: { found: 2 },
    });
  });
});
