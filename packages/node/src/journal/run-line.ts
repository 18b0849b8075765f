import type { Operation } from "@techlookup/core/enrich";
import { showValue } from "@techlookup/core/platform";
import { notOurs, otherFormat, otherRun } from "./journal-errors.ts";
import { hashOf, type JournalOptions, type JournalSettings } from "./journal-options.ts";
import type { Head } from "./line.ts";

/** The version of the lines. One that does not understand them must not write among them. */
const format = 1;

/** What the first line tells. */
export interface RunLine extends Head {
  readonly format: number;
  readonly operation: Operation;
  readonly live: boolean;
  /** A hash of the key. */
  readonly key?: string | undefined;
  /** When it was begun, for people alone. */
  readonly at: string;
}

/** The first line: what the results of a journal mean. The time is for people alone. */
export const runLine = ({ operation, live, apiKey, used, clock }: JournalSettings): RunLine => ({
  ...{ t: "run", format, operation, live, key: hashOf(apiKey), used },
  at: new Date(clock.now()).toISOString(),
});

/**
 * The first line of a journal that this version understands.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`) for any other.
 */
export const readRun = (path: string, first: Head | undefined): RunLine => {
  if (first?.t !== "run") throw notOurs(path);
  const run = first as RunLine;
  if (run.format === format) return run;
  const problem = `a journal of format ${showValue(run.format)}: this version writes ${format}.`;
  throw otherFormat(path, `${problem} Use the version that wrote it.`);
};

/** What a run and a journal must have in common; whoever only reads need not say it all. */
type RunMeaning = Pick<JournalOptions, "operation" | "live" | "apiKey">;

/**
 * Refuses a journal that was begun for something else, as far as it is said.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`) that names what differs, as it is there and here
 */
export const checkMeaning = (path: string, there: RunLine, here: RunMeaning): void => {
  for (const name of ["operation", "live"] as const) {
    if (here[name] === undefined || there[name] === here[name]) continue;
    const difference = `is ${showValue(here[name])}, and the journal "${path}" was begun with ${showValue(there[name])}`;
    throw otherRun(name, difference);
  }
  if (here.apiKey !== undefined && there.key !== hashOf(here.apiKey)) throw otherKey(path);
};

/** The same where all of it is meant: without a key, a journal that was begun with one is another's as well. */
export const checkRun = (path: string, first: Head, settings: JournalSettings): void => {
  const there = readRun(path, first);
  checkMeaning(path, there, settings);
  if (there.key !== hashOf(settings.apiKey)) throw otherKey(path);
};

const otherKey = (path: string): Error =>
  otherRun("apiKey", `is not the one with which the journal "${path}" was begun`);
