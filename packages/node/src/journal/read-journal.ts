import { isTechLookupError } from "@techlookup/core/common";
import type { Operation } from "@techlookup/core/enrich";
import { type JournalFile, type JournalFiles, nodeFiles } from "./files.ts";
import { cannotRead } from "./journal-errors.ts";
import { JournalReader } from "./journal-reader.ts";
import { headOf } from "./line.ts";
import { checkMeaning, type RunLine, readRun } from "./run-line.ts";
import { scan } from "./scan.ts";
import { State } from "./state.ts";

/** What `readJournal` takes. What is passed of `operation`, `live` and `apiKey` must be as the journal was begun; what is not, may be anything. */
export interface ReadJournalOptions {
  /** As for `openJournal`. Default: any. */
  readonly operation?: Operation | undefined;
  /** As for `openJournal`. Default: any. */
  readonly live?: boolean | undefined;
  /** The key with which it was begun. Default: any. */
  readonly apiKey?: string | undefined;
  /** The file functions. Default: Node's. For tests. */
  readonly files?: Pick<JournalFiles, "open"> | undefined;
}

/**
 * Reads a journal alone: no call is made, no lock is taken, and nothing is written. What another run writes meanwhile is left out, and so is a last line
 * that is torn.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`) when it cannot be read, when a line is damaged, when it is no journal, and when it was begun with another
 *   `operation`, `live` or `apiKey` than is passed. `isJournalError` tells which.
 * @example
 * const journal = await readJournal("list.techlookup.jsonl");
 * for await (const { domain, kind } of journal) console.log(domain, kind);
 */
export const readJournal = async (path: string, options: ReadJournalOptions = {}): Promise<JournalReader> => {
  const { files = nodeFiles, ...meaning } = options;
  let file: JournalFile | undefined;
  try {
    file = await files.open(path, "r");
    const state = new State();
    let first: RunLine | undefined;
    const { end } = await scan(path, file, (line, offset) => {
      const head = headOf(line);
      if (!first) {
        first = readRun(path, head);
        checkMeaning(path, first, meaning);
      }
      state.apply(head, offset);
    });
    return new JournalReader(path, files, readRun(path, first), state, end);
  } catch (thrown) {
    throw isTechLookupError(thrown) ? thrown : cannotRead(path, thrown);
  } finally {
    await file?.close();
  }
};
