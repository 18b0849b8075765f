import { UsageError } from "../usage-error.ts";

/** What is said of a run that Redis does not know. */
export const unknownRun = (run: string, known: readonly string[]): UsageError => {
  const others = known.length ? `the runs are ${known.slice(0, 10).join(", ")}` : "there are no runs for this key";
  return new UsageError(`"${run}" is not in Redis: ${others}. Submit it first, with the same key.`);
};
