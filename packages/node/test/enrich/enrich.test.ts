import { enrich } from "@techlookup/core/enrich";
import { storedDomains } from "@techlookup/sandbox";
import { describe, expect, it } from "vitest";
import { setUp } from "./support.ts";

const [one = "", two = "", three = ""] = storedDomains;

describe("enrich", () => {
  it("gives each entry of a list one record, and looks up each domain once", async () => {
    const { run, paid } = setUp();
    const list = [one.toUpperCase(), "# a comment", "", `https://www.${one}/about`, "not a domain", "unknown.example"];
    const { records, report, error } = await run(list);
    expect(error).toBeUndefined();
    expect(records.map(({ kind, line }) => `${line} ${kind}`).toSorted()).toEqual([
      ...["1 found", "4 skipped", "5 skipped", "6 not-found"],
    ]);
    const bad = { reason: "not-a-domain", problem: expect.stringContaining("line 5 must be a domain name") };
    expect(records.find(({ line }) => line === 5)).toMatchObject(bad);
    expect(records.find(({ line }) => line === 4)).toMatchObject({ reason: "duplicate", domain: one });
    expect(report).toMatchObject({ requests: 2, charge: { least: 1, most: 2 }, repeated: [] });
    expect(report.counts).toMatchObject({ found: 1, "not-found": 1, skipped: 2 });
    expect(paid()).toHaveLength(2);
  });

  it("takes the lines that the list tells, and lists that come bit by bit", async () => {
    const { run } = setUp();
    const list = (async function* () {
      yield { name: one, line: 17 };
      yield two;
    })();
    const { records } = await run(list, { order: "input" });
    expect(records.map(({ line, input }) => [line, input])).toEqual([
      [17, one],
      [2, two],
    ]);
  });

  it("gives records in the order of the list, however long each takes", async () => {
    const { run, sandbox } = setUp();
    sandbox.script({ kind: "slow-headers", delayMs: 5_000, path: `/v1/domain/${one}` });
    const list = [one, two, three];
    expect((await run(list)).records.at(-1)?.input).toBe(one);
    sandbox.script({ kind: "slow-headers", delayMs: 5_000, path: `/v1/domain/${one}` });
    expect((await run(list, { order: "input" })).records.map(({ input }) => input)).toEqual(list);
  });

  it("reads no more of the list than it can use", async () => {
    const { client, clock } = setUp();
    let read = 0;
    const list = (function* () {
      for (; read < 10_000; read++) yield `site-${read}.example`;
    })();
    const run = enrich(client, list, { clock, concurrency: 5 });
    const iterator = run[Symbol.asyncIterator]();
    for (let record = 0; record < 3; record++) await clock.run(iterator.next());
    expect(read).toBeLessThanOrEqual(15);
    await clock.run(Promise.resolve(iterator.return?.()));
  });

  it("holds up no more of the list than its window, where a slow entry comes first", async () => {
    const { run, sandbox } = setUp();
    sandbox.script({ kind: "slow-headers", delayMs: 20_000, path: `/v1/domain/${one}` });
    let read = 0;
    let mostAhead = 0;
    const list = (function* () {
      yield one;
      for (; read < 60; read++) {
        mostAhead = Math.max(mostAhead, read - sandbox.requests.length);
        yield `site-${read}.example`;
      }
    })();
    const { records } = await run(list, { order: "input", window: 10, concurrency: 5 });
    expect(records).toHaveLength(61);
    expect(mostAhead).toBeLessThanOrEqual(10);
  });

  it("looks at the website where nothing is stored, if asked to, within its limit", async () => {
    const { run, paid } = setUp();
    const { kinds, report } = await run([one, "new.example.com"], { live: true, creditLimit: 7, order: "input" });
    expect(kinds).toEqual(["found", "detected-live"]);
    expect(report.charge).toEqual({ least: 6, most: 7 });
    expect(paid().filter(({ method }) => method === "POST")).toHaveLength(1);
  });

  it("finds companies, and detects alone", async () => {
    const { run } = setUp();
    expect((await run([one], { operation: "company" })).kinds).toEqual(["found"]);
    expect((await run([one], { operation: "live", creditLimit: 5 })).kinds).toEqual(["detected-live"]);
  });

  it.each([
    [{ live: true }, "creditLimit must be given where websites are looked at"],
    [{ operation: "live" }, "creditLimit must be given"],
    [{ operation: "company", live: true }, "live must be false"],
    [{ concurrency: 0 }, "concurrency must be"],
    [{ order: "random" }, "order must be"],
    [null, "options must be an object"],
  ])("refuses %o before anything is sent", (options, message) => {
    const { client, sandbox } = setUp();
    expect(() => enrich(client, [one], options as never)).toThrow(message);
    expect(sandbox.requests).toEqual([]);
  });

  it.each([["example.com"], [undefined], [null], [7], [{ name: "example.com" }]])(
    "refuses %o, which is no list",
    (list) => {
      const { client } = setUp();
      expect(() => enrich(client, list as never)).toThrow("domains must be a list");
    },
  );

  it("takes a cell that is missing for a blank, and any other for what it says", async () => {
    const { run } = setUp();
    const { records } = await run([null, undefined, { line: 3 }, 12, one] as never, { order: "input" });
    expect(records.map(({ kind, line }) => [kind, line])).toEqual([
      ["skipped", 4],
      ["found", 5],
    ]);
  });

  it("waits while the server is down, and goes on by itself", async () => {
    const { run, sandbox, paid } = setUp();
    sandbox.script({ kind: "html", status: 503, forMs: 60_000 });
    const list = Array.from({ length: 40 }, (_, index) => `site-${index}.example`);
    const { records, report, error } = await run(list, { concurrency: 10 });
    expect(error).toBeUndefined();
    expect(records.map(({ kind }) => kind)).toEqual(list.map(() => "not-found"));
    expect(paid().length).toBeLessThan(80);
    expect(report).toMatchObject({ repeated: [], charge: { least: 0, most: 40 } });
  });
});
