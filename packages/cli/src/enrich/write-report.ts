import { writeFile } from "node:fs/promises";
import { UsageError } from "../usage-error.ts";

/**
 * Writes the summary of a run into a file, as JSON.
 *
 * @param rest What is there all the same, for the message.
 * @throws UsageError when it cannot be written.
 */
export const writeReport = async (path: string, report: object, rest: string): Promise<void> => {
  try {
    await writeFile(path, `${JSON.stringify(report, undefined, 2)}\n`);
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    throw new UsageError(`--report "${path}" cannot be written (${code}). The run itself is complete, ${rest}.`);
  }
};
