import { createHash } from "node:crypto";
import { type Clock, systemClock } from "@techlookup/core/common";
import type { Operation } from "@techlookup/core/enrich";
import {
  configurationError,
  defaultsOf,
  type OptionTable,
  type Read,
  readObject,
  readOptions,
  showValue,
  type WithDefaults,
} from "@techlookup/core/platform";
import { type JournalFiles, nodeFiles } from "./files.ts";

/** The options of `openJournal`. Those that decide the meaning of a result must be the same as when the journal was created. */
export interface JournalOptions {
  /** As for `enrich`. Default `technologies`. */
  readonly operation?: Operation | undefined;
  /** As for `enrich`. Default `false`. */
  readonly live?: boolean | undefined;
  /** The key of the client. The journal stores a hash of it, to check that a later run pays from the same account. Default: none. */
  readonly apiKey?: string | undefined;
  /** The credits that the account had used before, as `/v1/credits` reports them. Recorded if the journal is new. Default: unknown. */
  readonly used?: number | undefined;
  /** Whether to repeat failed lookups. Default `false`: their records are returned unchanged. */
  readonly retryFailed?: boolean | undefined;
  /** Takes over a lock whose owner may still be running, for example on another host. Default `false`. */
  readonly breakLock?: boolean | undefined;
  /** The file functions, for tests. Default: Node's. */
  readonly files?: JournalFiles | undefined;
  /** Measures time, for tests. Default: the platform's clock. */
  readonly clock?: Clock | undefined;
}

/** What they become. */
export type JournalSettings = WithDefaults<
  JournalOptions,
  "operation" | "live" | "retryFailed" | "breakLock" | "files" | "clock"
>;

const word =
  <Word extends string | boolean>(...words: readonly Word[]): Read<Word> =>
  (argument, value) => {
    if (words.includes(value as Word)) return value as Word;
    throw configurationError(argument, `must be one of ${words.join(", ")}, and is ${showValue(value)}`);
  };

const isText = (argument: string, value: unknown): string => {
  if (typeof value !== "string" || !value) throw configurationError(argument, "must be a text that is not empty.");
  return value;
};

const isCount = (argument: string, value: unknown): number => {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw configurationError(argument, "must be a number of credits.");
};

/** Default and check of each. */
const journalOptions: OptionTable<JournalSettings> = {
  operation: { default: "technologies", read: word("technologies", "company", "live") },
  live: { default: false, read: word(false, true) },
  apiKey: { read: isText },
  used: { unit: "credits", read: isCount },
  retryFailed: { default: false, read: word(false, true) },
  breakLock: { default: false, read: word(false, true) },
  files: { default: nodeFiles, read: readObject("file functions", "open", "readFile", "rename", "unlink") },
  clock: { default: systemClock, read: readObject("a Clock", "now", "setTimer") },
};

/** The settings of a journal, complete and checked. */
export const journalSettings = (path: string, options: JournalOptions): JournalSettings => {
  isText("path", path);
  return readOptions(journalOptions, defaultsOf(journalOptions), options);
};

/** Tells keys apart, and nothing else of them. */
export const hashOf = (apiKey: string | undefined): string | undefined =>
  apiKey && createHash("sha256").update(`techlookup journal ${apiKey}`).digest("hex").slice(0, 16);
