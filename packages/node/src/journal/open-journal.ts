import { isTechLookupError } from "@techlookup/core/common";
import { type JournalFile, syncFolder } from "./files.ts";
import { Journal } from "./journal.ts";
import { cannotOpen } from "./journal-errors.ts";
import { type JournalOptions, type JournalSettings, journalSettings } from "./journal-options.ts";
import { type Head, headOf, lineOf } from "./line.ts";
import { Lines } from "./lines.ts";
import { Lock } from "./lock.ts";
import { checkRun, runLine } from "./run-line.ts";
import { type Ending, scan } from "./scan.ts";
import { State } from "./state.ts";
import { Writer } from "./writer.ts";

/**
 * Opens the journal of a run, or creates one: a file in which the run records what it pays for, so that another run can resume it, whatever ended it. Close it at
 * the end.
 *
 * Put it on a disk of this machine. Only one run writes to it at a time, which a lock beside it, `PATH.lock`, ensures. It contains the results, and no key.
 *
 * @param path Its path. By convention, it ends in `.techlookup.jsonl`.
 * @throws ConfigurationError (`CONFIGURATION_ERROR`) when an option is invalid, when the journal was created with another key, operation or `live`, when another run
 *   uses it, when a line is damaged, and when the file cannot be opened or written.
 * @example
 * const journal = await openJournal("list.techlookup.jsonl", { operation: "company" });
 * console.log(journal.done, journal.open);
 * await journal.close();
 */
export const openJournal = async (path: string, options: JournalOptions = {}): Promise<Journal> => {
  const settings = journalSettings(path, options);
  const { files } = settings;
  let lock: Lock | undefined;
  let file: JournalFile | undefined;
  const release = async (): Promise<void> => {
    try {
      await file?.close();
    } finally {
      await lock?.release();
    }
  };
  try {
    lock = await Lock.take(path, files, settings);
    file = await files.open(path, "a+");
    const journal = await load(path, settings, lock, file, release);
    return journal;
  } catch (thrown) {
    await release().catch(() => {});
    throw isTechLookupError(thrown) ? thrown : cannotOpen(path, thrown);
  }
};

const load = async (
  path: string,
  settings: JournalSettings,
  lock: Lock,
  file: JournalFile,
  release: () => Promise<void>,
): Promise<Journal> => {
  const { operation, retryFailed, files, clock } = settings;
  const state = new State();
  let first: Head | undefined;
  const ending = await scan(path, file, (line, offset) => {
    const head = headOf(line);
    if (!first) checkRun(path, head, settings);
    first ??= head;
    state.apply(head, offset);
  });
  let size = await mend(file, lock, ending);
  if (!first) {
    const line = lineOf(runLine(settings));
    await new Writer(path, file, size, lock, clock).append(line);
    state.apply(runLine(settings), 0);
    size += line.length;
  }
  await syncFolder(files, path);
  const writer = new Writer(path, file, size, lock, clock);
  return new Journal({
    path,
    operation,
    retryFailed,
    state,
    writer,
    size,
    release,
    lines: new Lines(file),
    torn: ending.torn,
  });
};

/** Makes the end of the file fit to be written after. What was read of it is acted on, so it has to be on disk first. */
const mend = async (file: JournalFile, lock: Lock, { end, torn, lacksNewline }: Ending): Promise<number> => {
  await lock.check();
  if (torn) await file.truncate(end);
  if (lacksNewline) await file.write(Buffer.from("\n"), 0, 1);
  await file.datasync();
  return end + Number(lacksNewline);
};
