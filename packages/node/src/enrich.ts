/** Looks up whole lists of domains: `@techlookup/node/enrich`. */
export * from "@techlookup/core/enrich";
export type { JournalFile, JournalFiles } from "./journal/files.ts";
export type { Journal } from "./journal/journal.ts";
export { isJournalError, type JournalError, type JournalReason } from "./journal/journal-errors.ts";
export type { JournalOptions } from "./journal/journal-options.ts";
export type { JournalReader, JournalRecord, JournalState } from "./journal/journal-reader.ts";
export { openJournal } from "./journal/open-journal.ts";
export { type ReadJournalOptions, readJournal } from "./journal/read-journal.ts";
