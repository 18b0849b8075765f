import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { storedDomains } from "@techlookup/sandbox";
import { startSandbox } from "@techlookup/sandbox/node";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type EnrichRecord, enrich, openJournal } from "../../src/enrich.ts";
import { TechLookup } from "../../src/index.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "journal-"));
});
afterEach(() => rm(folder, { recursive: true }));

it("a run that ends in the middle is gone on with by another, and nothing is paid for twice", async () => {
  await using sandbox = await startSandbox();
  const client = new TechLookup({ apiKey: sandbox.keys.pro, baseUrl: sandbox.url, pacing: false });
  const list = [...storedDomains.slice(0, 10), "a.example", "b.example"];
  const path = join(folder, "run.techlookup.jsonl");
  const run = async (take: number): Promise<EnrichRecord[]> => {
    const ledger = await openJournal(path, { operation: "technologies", apiKey: sandbox.keys.pro });
    const records: EnrichRecord[] = [];
    for await (const record of enrich(client, list, { ledger, concurrency: 3 })) {
      records.push(record);
      if (records.length === take) break;
    }
    await ledger.close();
    return records;
  };
  await run(4);
  const records = await run(Infinity);
  expect(records.map(({ input }) => input).toSorted()).toEqual(list.toSorted());
  expect(records.every(({ kind }) => kind === "found" || kind === "not-found")).toBe(true);
  const paid = sandbox.requests.filter(({ path: asked }) => asked.startsWith("/v1/domain/"));
  expect(new Set(paid.map(({ path: asked }) => asked)).size).toBe(paid.length);
  expect(paid).toHaveLength(list.length);
  expect(await readFile(path, "utf8")).not.toContain(sandbox.keys.pro);
});
