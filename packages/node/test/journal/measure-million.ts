/**
 * How long a journal of many results takes to be opened, and its first new line to be written: `node --conditions=@techlookup/source
 * packages/node/test/journal/measure-million.ts [results] [bytes of each]`.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { openJournal } from "../../src/enrich.ts";
// @boundaries-ignore the form of a line
import { lineOf } from "../../src/journal/line.ts";

const [count = 1_000_000, bytes = 3_000] = process.argv.slice(2).map(Number);
/** The file, in the process that measures: memory that writing it took does not count. */
const given = process.argv[4];
const folder = given ? undefined : await mkdtemp(join(tmpdir(), "journal-"));
const path = given ?? join(`${folder}`, "list.techlookup.jsonl");
const nameOf = (index: number): string => `site-${index}.example`;
const seconds = (sinceMs: number): string => ((performance.now() - sinceMs) / 1_000).toFixed(1);
const peak = (): string => `${Math.round(process.resourceUsage().maxRSS / 1_024)} MB at most`;

const write = async (): Promise<void> => {
  await (await openJournal(path)).close();
  const stream = createWriteStream(path, { flags: "a" });
  for (let index = 0; index < count; index++) {
    const k = `technologies:${nameOf(index)}`;
    const finding = { kind: "found", data: { domain: nameOf(index), text: "x".repeat(bytes - 200) } };
    const lines = [lineOf({ t: "intent", k, credits: 1 }), lineOf({ t: "done", k, least: 1, most: 1, ...{ finding } })];
    if (!stream.write(Buffer.concat(lines))) await once(stream, "drain");
  }
  stream.end();
  await once(stream, "close");
};

const measure = async (): Promise<void> => {
  const startMs = performance.now();
  const journal = await openJournal(path);
  await journal.intend("new.example", 1);
  console.log(`${journal.done} results: opened, and a new line on disk, after ${seconds(startMs)} s, ${peak()}`);
  for (let index = 0; index < count; index++) {
    const recalled = await journal.recall(nameOf(index));
    if (recalled?.state !== "done") throw new Error(`${nameOf(index)} is lost`);
  }
  console.log(`all results read as well, in the order of the list, after ${seconds(startMs)} s, ${peak()}`);
  await journal.close();
};

if (!folder) await measure();
else {
  try {
    await write();
    console.log(`${((await stat(path)).size / 1e9).toFixed(1)} GB`);
    await once(fork(import.meta.filename, [`${count}`, `${bytes}`, path]), "exit");
  } finally {
    await rm(folder, { recursive: true });
  }
}
