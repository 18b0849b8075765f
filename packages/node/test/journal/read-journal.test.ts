import { appendFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isJournalError, openJournal, readJournal } from "../../src/enrich.ts";
import { ApiError, fromJSON } from "../../src/index.ts";
import { allOf } from "./support/all-of.ts";
import { found } from "./support/run.ts";

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "journal-"));
  path = join(folder, "list.techlookup.jsonl");
});
afterEach(() => rm(folder, { recursive: true }));

const error = new ApiError({ code: "INTERNAL_ERROR", message: "It broke.", status: 500, headers: {}, body: "" });
const failed = { finding: { kind: "failed", error }, charge: { least: 0, most: 1 }, requests: 1 } as const;
const recordsOf = async (name = path) => allOf(await readJournal(name));

describe("a journal that is read alone", () => {
  it("has one record for each domain: the last result, or that it is open", async () => {
    const journal = await openJournal(path);
    for (const name of ["a", "b", "c", "d"]) await journal.intend(`${name}.example`, 1);
    await journal.settle("a.example", failed);
    await journal.settle("b.example", found("b.example"));
    await journal.handOn("b.example");
    await journal.settle("d.example", { charge: { least: 0, most: 0 }, requests: 0 });
    await journal.settle("a.example", found("a.example"));
    await journal.settle("e.example", failed);
    await journal.close();
    const reader = await readJournal(path);
    expect([reader.done, reader.open, reader.operation, reader.live]).toEqual([3, 1, "technologies", false]);
    expect(reader.charge).toEqual({ least: 2, most: 5 });
    expect(Math.abs(Date.now() - reader.beganAtMs)).toBeLessThan(60_000);
    const states = ["a", "b", "c", "d", "e", "f"].map((name) => reader.stateOf(`${name}.example`));
    expect(states).toEqual(["done", "done", "open", undefined, "failed", undefined]);
    const charge = { least: 1, most: 1 };
    for (let times = 0; times < 2; times++) {
      const records = await allOf(reader);
      expect(records).toEqual([
        { ...found("b.example").finding, domain: "b.example", charge, repeated: false, handedOn: true },
        // The lookup that failed may have been charged as well.
        {
          ...{ ...found("a.example").finding, domain: "a.example", repeated: true, handedOn: false },
          charge: { least: 1, most: 2 },
        },
        {
          ...{ kind: "failed", error: expect.any(ApiError), domain: "e.example" },
          ...{ charge: failed.charge, repeated: false, handedOn: false },
        },
        expect.objectContaining({ kind: "ambiguous", domain: "c.example", charge: { least: 0, most: 1 } }),
      ]);
    }
  });

  it("finds the record of one domain, and whether it was handed on", async () => {
    const journal = await openJournal(path);
    for (const name of ["a", "b"]) await journal.settle(`${name}.example`, found(`${name}.example`));
    await journal.settle("c.example", failed);
    await journal.intend("d.example", 1);
    for (const name of ["b", "c"]) await journal.handOn(`${name}.example`);
    const handedOn = ["a", "b", "c", "d", "e"].map((name) => journal.wasHandedOn(`${name}.example`));
    expect(handedOn).toEqual([false, true, true, false, false]);
    // A row for which nothing is looked up has a name that no domain has.
    await journal.handOn('"no domain" #1');
    expect([journal.wasHandedOn('"no domain" #1'), journal.wasHandedOn('"no domain" #2')]).toEqual([true, false]);
    await journal.close();
    const again = await openJournal(path, { retryFailed: true });
    expect(again.wasHandedOn('"no domain" #1')).toBe(true);
    expect([again.wasHandedOn("b.example"), again.wasHandedOn("c.example")]).toEqual([true, false]);
    await again.close();
    const reader = await readJournal(path);
    expect(await reader.get("b.example")).toMatchObject({ kind: "found", domain: "b.example", handedOn: true });
    expect(await reader.get("a.example")).toMatchObject({ handedOn: false, charge: { least: 1, most: 1 } });
    expect(await reader.get("c.example")).toMatchObject({ kind: "failed", error: { code: "INTERNAL_ERROR" } });
    expect(await reader.get("d.example")).toMatchObject({ kind: "ambiguous", charge: { least: 0, most: 1 } });
    expect(await reader.get("e.example")).toBeUndefined();
    await reader.close();
  });

  it("may be read while a run writes to it, and holds what was there then", async () => {
    const journal = await openJournal(path);
    await journal.settle("a.example", found("a.example"));
    const reader = await readJournal(path);
    await journal.settle("b.example", found("b.example"));
    expect((await allOf(reader)).map(({ domain }) => domain)).toEqual(["a.example"]);
    expect(await recordsOf()).toHaveLength(2);
    await journal.settle("c.example", found("c.example"));
    await journal.close();
  });

  it("leaves a torn end alone, and takes a last line without its line feed", async () => {
    const journal = await openJournal(path);
    await journal.settle("a.example", found("a.example"));
    await journal.close();
    const text = await readFile(path, "utf8");
    await appendFile(path, '{"c":"0000');
    expect(await recordsOf()).toHaveLength(1);
    expect(await readFile(path, "utf8")).toBe(`${text}{"c":"0000`);
    await writeFile(path, text.split("\n").slice(0, 2).join("\n"));
    expect(await recordsOf()).toHaveLength(1);
  });

  it("compares what is passed of its meaning, and nothing else", async () => {
    await (await openJournal(path, { operation: "company", apiKey: "tapi_live_0123456789abcdef" })).close();
    await readJournal(path);
    await readJournal(path, { operation: "company", live: false, apiKey: "tapi_live_0123456789abcdef" });
    for (const other of [{ operation: "live" }, { live: true }, { apiKey: "tapi_live_another" }] as const)
      await expect(readJournal(path, other)).rejects.toSatisfy((thrown) => isJournalError(thrown, "different-run"));
  });

  it("says why it cannot be read", async () => {
    await expect(readJournal(path)).rejects.toThrow("(ENOENT): check its name");
    await expect(readJournal(path)).rejects.toSatisfy((thrown) => isJournalError(thrown, "not-readable"));
    for (const text of ["", "domain\nexample.com\n"]) {
      await writeFile(path, text);
      await expect(readJournal(path)).rejects.toSatisfy((thrown) => isJournalError(thrown, "not-a-journal"));
    }
  });
});

it("an error about a journal is known by its reason, also from JSON, and no other is taken for one", async () => {
  const thrown = await readJournal(path).catch((error: unknown) => error);
  expect([isJournalError(thrown), isJournalError(thrown, "locked")]).toEqual([true, false]);
  expect(isJournalError(fromJSON(JSON.parse(JSON.stringify(thrown))), "not-readable")).toBe(true);
  expect([error, new Error("locked"), { reason: "locked" }, undefined].some((other) => isJournalError(other))).toBe(
    false,
  );
});
