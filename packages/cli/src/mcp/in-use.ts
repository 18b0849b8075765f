import { UsageError } from "../usage-error.ts";

/** Files that calls of this process are writing, those of other sessions included. */
const inUse = new Set<string>();

/**
 * Does something with files that no other call is writing. A journal has a lock as well, but that speaks of a process, and the agent would be told to
 * end this one.
 *
 * @throws UsageError when one of them is in use.
 */
export const alone = async <Result>(paths: readonly string[], work: () => Promise<Result>): Promise<Result> => {
  for (const path of paths)
    if (inUse.has(path))
      throw new UsageError(
        `Another call is writing "${path}". Nothing was sent. Wait for the result of that call, then call again.`,
      );
  for (const path of paths) inUse.add(path);
  try {
    return await work();
  } finally {
    for (const path of paths) inUse.delete(path);
  }
};
