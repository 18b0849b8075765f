import { open, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { KeySet } from "@techlookup/core/platform";
import type { JournalReader } from "@techlookup/node/enrich";
import { exitCodes } from "../exit-codes.ts";
import { UsageError } from "../usage-error.ts";
import type { List } from "./list.ts";
import type { ListRow } from "./list-row.ts";
import { type Outcome, unnamed } from "./outcome.ts";
import type { RecordWriter } from "./record-writer.ts";

/** Rows are written in batches of so many. */
const batchSize = 500;

/** Every row of a list, in its order, with what a journal knows of it. A domain that comes again has the same result, and no further charge. */
export async function* outcomesOf(
  list: List,
  journal: JournalReader | undefined,
): AsyncGenerator<readonly [ListRow, Outcome], void, undefined> {
  const seen = new KeySet();
  for await (const row of list.rows) {
    const known = unnamed(row.name, row.line);
    if (!("domain" in known)) {
      if (list.format !== "text" || known.reason !== "blank") yield [row, known];
      continue;
    }
    const { domain } = known;
    const record = (await journal?.get(domain)) ?? ({ kind: "pending", domain } as const);
    const isFirst = seen.add(domain);
    yield [row, isFirst || !("charge" in record) ? record : { ...record, charge: { least: 0, most: 0 } }];
  }
}

/** The output as text, in pieces. */
export async function* derivedText(
  outcomes: AsyncIterable<readonly [ListRow, Outcome]>,
  writer: RecordWriter,
): AsyncGenerator<string, void, undefined> {
  if (writer.head) yield writer.head;
  let batch: (readonly [ListRow, Outcome])[] = [];
  for await (const row of outcomes) {
    batch.push(row);
    if (batch.length < batchSize) continue;
    yield writer.write(batch);
    batch = [];
  }
  if (batch.length) yield writer.write(batch);
}

/** Where a file is written before it takes its place. */
export const temporaryOf = (path: string): string => join(dirname(path), `.${basename(path)}.tmp`);

/**
 * Writes a file anew: beside it first, then in its place, so that whoever reads it never sees half of it.
 *
 * @param advice What to do when it cannot be written.
 * @throws UsageError when it cannot be written.
 */
export const replaceFile = async (path: string, text: AsyncIterable<string>, advice: string): Promise<void> => {
  const temporary = temporaryOf(path);
  try {
    const file = await open(temporary, "w");
    try {
      for await (const piece of text) await file.appendFile(piece);
      await file.datasync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (thrown) {
    await rm(temporary, { force: true }).catch(() => {});
    const { code, syscall } = thrown as NodeJS.ErrnoException;
    if (!syscall) throw thrown;
    throw new UsageError(`--out "${path}" cannot be written (${code}). ${advice}`, exitCodes.journal);
  }
};
