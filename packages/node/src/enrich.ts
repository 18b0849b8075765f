/** Looks up whole lists of domains: `@techlookup/node/enrich`. */
export * from "@techlookup/core/enrich";
export type { JournalFile, JournalFiles } from "./journal/files.ts";
export type { Journal } from "./journal/journal.ts";
export type { JournalOptions } from "./journal/journal-options.ts";
export { openJournal } from "./journal/open-journal.ts";
