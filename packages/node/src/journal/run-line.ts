import { configurationError, showValue } from "@techlookup/core/platform";
import { notOurs } from "./journal-errors.ts";
import { hashOf, type JournalSettings } from "./journal-options.ts";
import type { Head } from "./line.ts";

/** The version of the lines. One that does not understand them must not write among them. */
const format = 1;

/** The first line: what the results of a journal mean. The time is for people alone. */
export const runLine = ({ operation, live, apiKey, used, clock }: JournalSettings): Head & Record<string, unknown> => ({
  ...{ t: "run", format, operation, live, key: hashOf(apiKey), used },
  at: new Date(clock.now()).toISOString(),
});

/**
 * Refuses a journal that was begun for something else.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`) that names what differs, as it is there and here
 */
export const checkRun = (path: string, first: Head, settings: JournalSettings): void => {
  const [there, here] = [first as Head & Record<string, unknown>, runLine(settings)];
  if (there.t !== "run") throw notOurs(path);
  if (there.format !== format) {
    const problem = `names "${path}", a journal of format ${showValue(there.format)}: this version writes ${format}.`;
    throw configurationError("path", `${problem} Use the version that wrote it.`);
  }
  for (const name of ["operation", "live"] as const) {
    if (there[name] === here[name]) continue;
    const difference = `is ${showValue(here[name])}, and the journal "${path}" was begun with ${showValue(there[name])}`;
    throw configurationError(name, `${difference}: pass the same, or name another file.`);
  }
  if (there.key !== here.key)
    throw configurationError(
      "apiKey",
      `is not the one with which the journal "${path}" was begun: pass the same, or name another file.`,
    );
};
