import { readFile, stat, writeFile } from "node:fs/promises";
import { UsageError } from "../usage-error.ts";

/** What a file looked like when it was written. */
interface Mark {
  readonly size: number;
  readonly mtimeMs: number;
}

const marksPathOf = (journal: string): string => journal.replace(/\.jsonl$/, ".outputs.json");

const readMarks = async (journal: string): Promise<Record<string, Mark>> => {
  try {
    return { ...(JSON.parse(await readFile(marksPathOf(journal), "utf8")) as Record<string, Mark>) };
  } catch {
    return {};
  }
};

/** A journal of any list, or what is beside one. What was paid for is only there, so that no output takes its place, not even where the agent asks for it. */
export const isJournals = (path: string): boolean => /\.techlookup\.(jsonl|outputs\.json)(\.lock)?$/i.test(path);

/** The paths of a journal's companions, which must be within the folders as it is. */
export const companionsOf = (journal: string): readonly string[] => [marksPathOf(journal), `${journal}.lock`];

/**
 * Sees to it that no file is overwritten that is not an output of an earlier run, as that run has left it.
 *
 * @throws UsageError when it would be. Nothing has been sent then.
 */
export const checkOverwrite = async (output: string, journal: string, shown: string): Promise<void> => {
  const found = await stat(output).catch(() => undefined);
  if (!found) return;
  const mark = (await readMarks(journal))[output];
  if (mark?.size === found.size && mark.mtimeMs === found.mtimeMs) return;
  throw new UsageError(
    `"${shown}" is there already, and is not what this tool has written for this list, or was changed since. Nothing was sent. Name another file, or pass overwrite: true if the user agrees to lose it.`,
  );
};

/** Notes that an output was written, so that the next run may write it anew. */
export const noteOutput = async (output: string, journal: string): Promise<void> => {
  const { size, mtimeMs } = await stat(output);
  const marks = { ...(await readMarks(journal)), [output]: { size, mtimeMs } };
  await writeFile(marksPathOf(journal), `${JSON.stringify(marks)}\n`);
};
