import { readFile, stat } from "node:fs/promises";
import { exitCodes } from "./exit-codes.ts";
import { UsageError } from "./usage-error.ts";

const account = exitCodes.account;

/**
 * The key in a file. One line break at its end is left out, since every editor writes one.
 *
 * @throws UsageError when it cannot be read, or others can read it.
 */
export const readKeyFile = async (file: string): Promise<string> => {
  try {
    const { mode } = await stat(file);
    if (process.platform !== "win32" && mode & 0o077) {
      const shown = (mode & 0o777).toString(8);
      throw new UsageError(
        `--api-key-file "${file}" can be read by other users (mode ${shown}). Run: chmod 600 "${file}"`,
        account,
      );
    }
    return (await readFile(file, "utf8")).replace(/^\ufeff/, "").replace(/\r?\n$/, "");
  } catch (thrown) {
    if (thrown instanceof UsageError) throw thrown;
    const { code } = thrown as NodeJS.ErrnoException;
    throw new UsageError(
      `--api-key-file "${file}" cannot be read (${code}). Check the path and its permissions.`,
      account,
    );
  }
};
