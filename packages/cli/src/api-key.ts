import { readKeyFile } from "./api-key-file.ts";
import { exitCodes } from "./exit-codes.ts";
import { UsageError } from "./usage-error.ts";

/**
 * The API key: from the file that was named, or else from the environment.
 *
 * @throws UsageError when there is none, or the file cannot be used.
 */
export const readApiKey = async (file: string | undefined): Promise<string> => {
  if (file === undefined) {
    const key = process.env.TECHLOOKUP_API_KEY;
    if (key?.trim()) return key;
    const demo = "To try the command without a key or credits: techlookup sandbox --demo lookup github.com";
    throw new UsageError(
      `There is no API key. Set TECHLOOKUP_API_KEY, or name a file with --api-key-file. ${demo}`,
      exitCodes.account,
    );
  }
  const key = await readKeyFile(file);
  if (key) return key;
  throw new UsageError(`--api-key-file "${file}" is empty. Put the key into it.`, exitCodes.account);
};
