import { UsageError } from "../usage-error.ts";

/** Whether Redis has refused to take in more: its memory is at `maxmemory`. */
export const isFull = (thrown: unknown): boolean => /^OOM /.test(String(Object(thrown).message));

/** What is said of a Redis that is full, with what to do. */
export const fullStore = "Redis is full: it may use no more memory (maxmemory). Give it more, or remove other data";

/**
 * Says what a Redis that is full means for a submission.
 *
 * @throws UsageError in its place; what else is thrown is passed on.
 */
export const explainFull = (thrown: unknown): never => {
  if (!isFull(thrown)) throw thrown;
  throw new UsageError(`${fullStore}. Then submit the same list again: it continues where it ended.`);
};
