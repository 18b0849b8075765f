import type { Ledger, Lookup, Recalled } from "@techlookup/core/enrich";
import { storedDomains } from "@techlookup/sandbox";
import { describe, expect, it } from "vitest";
import { setUp } from "./support.ts";

const [one = "", two = ""] = storedDomains;

/** A ledger in memory, which tells in which order it was asked. */
const openLedger = (known: Readonly<Record<string, Recalled>> = {}, own: Partial<Ledger> = {}) => {
  const events: string[] = [];
  const settled: Record<string, Lookup> = {};
  const ledger: Ledger = {
    baseline: undefined,
    recall: (domain) => known[domain],
    intend: async (domain, credits) => void events.push(`intend ${domain} ${credits}`),
    settle: async (domain, lookup) => {
      events.push(`settle ${domain} ${lookup.finding?.kind}`);
      settled[domain] = lookup;
    },
    mark: async (used) => void events.push(`mark ${used}`),
    ...own,
  };
  return { ledger, events, settled };
};

describe("a run with a ledger", () => {
  it("writes before each request leaves, and before it hands a record on", async () => {
    const { run, sandbox, paid } = setUp();
    const order: string[] = [];
    const { ledger, events } = openLedger(
      {},
      {
        intend: async (domain, credits) => {
          events.push(`intend ${domain} ${credits}`);
          order.push(`${paid().length} sent`);
        },
      },
    );
    sandbox.script({ kind: "error", code: "RATE_LIMIT", retryAfter: 1, path: "/v1/domain/*" });
    await run([one, "new.example.com"], { ledger, live: true, creditLimit: 20, concurrency: 1 });
    expect(events).toEqual([
      // A 429 costs nothing: what was intended stands for the request after it.
      ...["mark 0", `intend ${one} 1`, `settle ${one} found`],
      ...["intend new.example.com 1", "intend new.example.com 5", "settle new.example.com detected-live"],
    ]);
    expect(order).toEqual(["0 sent", "2 sent", "3 sent"]);
  });

  it("hands on what an earlier run has found, without a call", async () => {
    const { run, paid } = setUp();
    const { ledger, events } = openLedger({
      [one]: { state: "done", finding: { kind: "found", data: { known: true } } },
    });
    const { records, report } = await run([one, two], { ledger, order: "input" });
    expect(records).toMatchObject([
      { kind: "found", data: { known: true }, charge: { least: 0, most: 0 } },
      { kind: "found", domain: two },
    ]);
    expect(paid()).toHaveLength(1);
    expect([report.requests, events.filter((event) => event.includes(one))]).toEqual([1, []]);
  });

  it("tells the ledger of each record that was taken, and leaves it out of a run that wants new ones alone", async () => {
    const { run } = setUp();
    const handed: string[] = [];
    const own = { handOn: async (domain: string) => void handed.push(domain) };
    await run([one, two, one], { ledger: openLedger({}, own).ledger });
    expect(handed.toSorted()).toEqual([one, two].toSorted());
    const finding = { kind: "not-found" } as const;
    const known = { [one]: { state: "done", finding, handedOn: true }, [two]: { state: "done", finding } } as const;
    for (const [replay, inputs, leftOut] of [
      [undefined, [one, two], 0],
      [false, [two], 1],
    ] as const) {
      const again = await run([one, two], { ledger: openLedger(known).ledger, order: "input", replay });
      expect([again.records.map(({ input }) => input), again.report.leftOut]).toEqual([inputs, leftOut]);
      expect(again.report.counts["not-found"]).toBe(inputs.length);
    }
  });

  it("decides by the account what an earlier run has left open", async () => {
    for (const [used, kinds, requests] of [
      // Nothing was charged since the earlier run looked.
      [0, ["found"], 1],
      // The open call was charged.
      [-1, ["ambiguous"], 0],
    ] as const) {
      const { run, paid } = setUp();
      const baseline = { used, charge: { least: 0, most: 0 } };
      const decided: unknown[] = [];
      const decide = async (...given: unknown[]) => void decided.push(given);
      const open = { [one]: { state: "open", charge: { least: 0, most: 1 } } } as const;
      const { ledger, settled } = openLedger(open, { baseline, decide });
      const result = await run([one], { ledger });
      expect(result.kinds).toEqual(kinds);
      expect(decided).toEqual(used === 0 ? [[one, { least: 0, most: 0 }]] : []);
      expect(paid()).toHaveLength(requests);
      expect(settled[one]?.finding?.kind).toBe(kinds[0]);
    }
  });

  it("leaves open what an earlier run may have paid for, where it may not be tried again", async () => {
    const { run, paid } = setUp();
    // Somebody else has used five credits meanwhile.
    const baseline = { used: -5, charge: { least: 0, most: 0 } };
    const open = { [one]: { state: "open", charge: { least: 0, most: 1 } } } as const;
    const { ledger, settled } = openLedger(open, { baseline });
    const { kinds, error } = await run([one], { ledger, creditLimit: 0 });
    expect(error).toMatchObject({ code: "CREDIT_LIMIT" });
    expect([kinds, paid()]).toEqual([["ambiguous"], []]);
    expect(settled[one]?.finding?.kind).toBe("ambiguous");
  });

  it("ends where it cannot write, sends nothing more, and hands on what was paid for", async () => {
    const broken = () => Promise.reject(new Error("the disk is full"));
    const first = setUp();
    const before = await first.run([one, two], { ledger: openLedger({}, { intend: broken }).ledger });
    expect(before.error?.cause).toMatchObject({ message: "the disk is full" });
    expect([before.kinds, first.paid()]).toEqual([[], []]);
    const second = setUp();
    const after = await second.run([one, two], { ledger: openLedger({}, { settle: broken }).ledger, concurrency: 1 });
    expect(after.error?.cause).toMatchObject({ message: "the disk is full" });
    expect([after.kinds, second.paid().length]).toEqual([["found"], 1]);
  });

  it("does not try for ever what is lost each time", async () => {
    const { run, sandbox, paid } = setUp();
    sandbox.script({ kind: "reset", at: "request", path: "/v1/domain/*", times: Infinity });
    const { kinds } = await run([one]);
    expect([kinds, paid().length]).toEqual([["ambiguous"], 2]);
  });
});
