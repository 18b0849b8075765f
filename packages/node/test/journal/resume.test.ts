import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isJournalError, type JournalOptions, openJournal } from "../../src/enrich.ts";
import { ApiError, ConfigurationError } from "../../src/index.ts";
import { FragileFiles } from "./support/fragile-files.ts";
import { found } from "./support/run.ts";

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "journal-"));
  path = join(folder, "list.techlookup.jsonl");
});
afterEach(() => rm(folder, { recursive: true }));

type Use = (journal: Awaited<ReturnType<typeof openJournal>>) => Promise<unknown>;
const during = async (use: Use, options: JournalOptions = {}): Promise<unknown> => {
  const journal = await openJournal(path, options);
  try {
    return await use(journal);
  } finally {
    await journal.close();
  }
};
const error = new ApiError({ code: "INTERNAL_ERROR", message: "It broke.", status: 500, headers: {}, body: "" });
const failed = { finding: { kind: "failed", error }, charge: { least: 0, most: 1 }, requests: 1 } as const;

describe("a journal that is opened again", () => {
  it("knows results, failures, and what is open", async () => {
    await during(async (journal) => {
      expect(journal.baseline).toBeUndefined();
      for (const name of ["a", "b", "c", "d", "e"]) await journal.intend(`${name}.example`, 1);
      await journal.settle("a.example", found("a.example"));
      await journal.settle("b.example", failed);
      await journal.settle("c.example", { ...failed, finding: { kind: "ambiguous", error } });
      await journal.settle("d.example", { charge: { least: 0, most: 0 }, requests: 0 });
    });
    await during(async (journal) => {
      expect([journal.done, journal.open, journal.torn]).toEqual([2, 2, undefined]);
      expect(await journal.recall("a.example")).toEqual({
        ...{ state: "done", finding: found("a.example").finding, handedOn: false },
      });
      const recalled = await journal.recall("b.example");
      expect(recalled).toMatchObject({ state: "done", finding: { kind: "failed", error: { status: 500 } } });
      expect(recalled?.state === "done" && recalled.finding.kind === "failed" && recalled.finding.error).toBeInstanceOf(
        ApiError,
      );
      for (const name of ["c", "e"])
        expect(await journal.recall(`${name}.example`)).toEqual({ state: "open", charge: { least: 0, most: 1 } });
      expect(await journal.recall("d.example")).toBeUndefined();
      await journal.decide("c.example", { least: 0, most: 0 });
      expect(await journal.recall("c.example")).toBeUndefined();
    });
    await during(async (journal) => expect(await journal.recall("b.example")).toBeUndefined(), { retryFailed: true });
  });

  it("tells what was spent since the account was read last while nothing was open", async () => {
    await during(
      async (journal) => {
        await journal.settle("a.example", found("a.example"));
        await journal.mark(101);
        await journal.settle("b.example", failed);
        await journal.intend("c.example", 5);
        await journal.mark(107);
      },
      { used: 100 },
    );
    await during(async (journal) => {
      expect(journal.baseline).toEqual({ used: 101, charge: { least: 0, most: 1 } });
      await journal.settle("c.example", found("c.example"));
      await journal.mark(108);
    });
    await during(async (journal) => expect(journal.baseline).toEqual({ used: 108, charge: { least: 0, most: 0 } }));
  });

  it("refuses a run that means something else, and says what differs", async () => {
    const first = { operation: "company", apiKey: "tapi_live_0123456789abcdef" } as const;
    await during(async () => {}, first);
    const open = (own: JournalOptions) => openJournal(path, { ...first, ...own });
    for (const own of [{ operation: "live" }, { live: true }, { apiKey: undefined }] as const)
      await expect(open(own)).rejects.toSatisfy((thrown) => isJournalError(thrown, "different-run"));
    await expect(open({ operation: "live" })).rejects.toThrow('operation is "live", and the journal');
    await expect(open({ live: true })).rejects.toThrow("was begun with false: pass the same, or name another file");
    await expect(open({ apiKey: "tapi_live_another" })).rejects.toThrow("apiKey is not the one with which the journal");
    await expect(open({ operation: "other" as never })).rejects.toThrow(ConfigurationError);
    expect(await readFile(path, "utf8")).not.toContain("0123456789abcdef");
    await during(async () => {}, first);
  });

  it("names a damaged line, and takes the repair that it names", async () => {
    await during(async (journal) => {
      await journal.settle("a.example", found("a.example"));
      await journal.settle("b.example", found("b.example"));
    });
    const text = await readFile(path, "utf8");
    await writeFile(path, text.replace("a.example", "A.example"));
    await expect(openJournal(path)).rejects.toThrow(/whose line 2 is damaged.*sed -i 2d/);
    await expect(openJournal(path)).rejects.toSatisfy((thrown) => isJournalError(thrown, "damaged"));
    const lines = text.split("\n");
    await writeFile(path, [lines[0], ...lines.slice(2)].join("\n"));
    await during(async (journal) => expect(journal.done).toBe(1));
  });

  it("cuts off a torn line, and notes it", async () => {
    await during((journal) => journal.settle("a.example", found("a.example")));
    const text = await readFile(path, "utf8");
    await writeFile(path, `${text}{"c":"0000`);
    await during(async (journal) => expect(journal.torn).toEqual({ line: 4, bytes: 10 }));
    await during(async (journal) => expect([journal.torn, journal.done]).toEqual([undefined, 1]));
  });

  it("leaves a file alone that is no journal", async () => {
    for (const text of ["domain\nexample.com\n", "example.com", '{"c":"00000000","t":"run"}\n']) {
      await writeFile(path, text);
      await expect(openJournal(path)).rejects.toThrow("is not a journal: name another file");
      await expect(openJournal(path)).rejects.toSatisfy((thrown) => isJournalError(thrown, "not-a-journal"));
      expect(await readFile(path, "utf8")).toBe(text);
    }
  });

  it("says what to do where it cannot be opened", async () => {
    await expect(openJournal(join(path, "deep", "x"))).rejects.toThrow("(ENOENT): create that folder");
    await expect(openJournal(folder)).rejects.toSatisfy((thrown) => isJournalError(thrown, "not-writable"));
    await expect(openJournal(folder)).rejects.toThrow("(EISDIR): choose a file, not a folder");
    await expect(openJournal("")).rejects.toMatchObject({ code: "CONFIGURATION_ERROR", argument: "path" });
  });

  it("is not used after its end", async () => {
    const journal = await openJournal(path);
    await journal.close();
    await expect(journal.intend("a.example", 1)).rejects.toThrow("is closed: open it again");
  });

  it("shares a sync among lines that come together", async () => {
    const files = new FragileFiles();
    const journal = await openJournal("list", { files });
    const before = files.calls.filter((call) => call === "datasync").length;
    await Promise.all(Array.from({ length: 20 }, (_, index) => journal.intend(`${index}.example`, 1)));
    expect(files.calls.filter((call) => call === "datasync").length - before).toBe(1);
  });
});
