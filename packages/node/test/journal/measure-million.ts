/**
 * How long a journal of many results takes to be opened, and its first new line to be written: `npm run measure:journal -- [results] [bytes of each]`. Fails
 * above 20 s and 150 MB.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { openJournal } from "../../src/enrich.ts";
// @boundaries-ignore the form of a line
import { lineOf } from "../../src/journal/line.ts";

const [count = 1_000_000, bytes = 3_000] = process.argv.slice(2).map(Number);
const folder = await mkdtemp(join(tmpdir(), "journal-"));
const path = join(folder, "list.techlookup.jsonl");
const nameOf = (index: number): string => `site-${index}.example`;

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

try {
  await write();
  console.log(`${((await stat(path)).size / 1e9).toFixed(1)} GB`);
  // In a process of its own, without the sources: memory that writing and types took does not count.
  const program = fileURLToPath(new URL("./open-million.mjs", import.meta.url));
  const [code] = await once(fork(program, [path, `${count}`], { execArgv: [] }), "exit");
  process.exitCode = code ?? 1;
} finally {
  await rm(folder, { recursive: true });
}
