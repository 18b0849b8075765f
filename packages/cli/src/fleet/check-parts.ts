import { constants } from "node:fs";
import { access, mkdir } from "node:fs/promises";
import { UsageError } from "../usage-error.ts";

/**
 * Makes the folder of the part files where it is missing, and sees to it that files can be written there: before anything is paid for.
 *
 * @throws UsageError when they cannot.
 */
export const checkParts = async (folder: string): Promise<void> => {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    throw new UsageError(`--parts "${folder}" cannot be written (${code}). Name a folder that you can write to.`);
  }
};
