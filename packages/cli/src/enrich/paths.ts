import { constants } from "node:fs";
import { access, realpath, stat } from "node:fs/promises";
import { dirname, extname, resolve } from "node:path";
import { exitCodes } from "../exit-codes.ts";
import type { Session } from "../session.ts";
import { UsageError } from "../usage-error.ts";
import type { EnrichFlags } from "./enrich-flags.ts";
import type { ListFormat } from "./list-format-names.ts";
import type { RecordFormat } from "./record-writer.ts";

/** The journal of a list: beside it, unless another place was named. */
export const journalPathOf = (list: string, { journal }: EnrichFlags): string =>
  journal ?? (list === "-" ? "stdin.techlookup.jsonl" : `${list}.techlookup.jsonl`);

/** The form of the records: as asked for, as the name of the file says, a table on a terminal, or else that of the list. */
export const recordFormatOf = (
  session: Pick<Session, "globals" | "out">,
  { out, long }: Pick<EnrichFlags, "out" | "long">,
  list: ListFormat,
): RecordFormat => {
  const { format } = session.globals;
  if (format === "json")
    throw new UsageError("--format json is not for lists, which may not fit into memory. Use --format ndjson.");
  if (format) return format;
  const name = out === undefined ? "" : extname(out).toLowerCase();
  if (/^\.(ndjson|jsonl|json)$/.test(name)) return "ndjson";
  if (out === undefined && session.out.isTerminal && !long) return "table";
  return list === "ndjson" && !long ? "ndjson" : "csv";
};

/**
 * Sees to it before anything is paid that the output can be written, and takes the place of nothing else.
 *
 * @throws UsageError when it cannot.
 */
export const checkOutputs = async (
  list: string | undefined,
  journal: string | undefined,
  { out, report }: Pick<EnrichFlags, "out" | "report">,
): Promise<void> => {
  const taken = new Map<string, string>();
  if (list !== undefined) taken.set(await whole(list), "the list");
  if (journal !== undefined) taken.set(await whole(journal), "the journal");
  for (const [flag, path] of Object.entries({ "--out": out, "--report": report })) {
    if (path === undefined) continue;
    const known = taken.get(await whole(path));
    if (known) throw new UsageError(`${flag} "${path}" is ${known} itself. Nothing was sent. Name another file.`);
    taken.set(await whole(path), flag);
    await checkFile(flag, path);
    await checkFolder(flag, path);
  }
};

/** It is written beside, and moved into place: a folder cannot be replaced so, and a device must not be. */
const checkFile = async (flag: string, path: string): Promise<void> => {
  const found = await stat(path).catch(() => undefined);
  if (!found || found.isFile()) return;
  const what = found.isDirectory() ? "is a folder" : "is not a file";
  throw new UsageError(
    `${flag} "${path}" ${what}. Nothing was sent. Name a file${flag === "--out" ? ", or leave it out: results then go to stdout" : ""}.`,
  );
};

const checkFolder = async (flag: string, path: string): Promise<void> => {
  const folder = dirname(path);
  try {
    await access(folder, constants.W_OK);
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    throw new UsageError(
      `${flag} "${path}" cannot be written: the folder "${folder}" does not allow it (${code}). Nothing was sent. Name another file.`,
      exitCodes.journal,
    );
  }
};

/** A path without links, so that two names of one file are the same. */
const whole = async (path: string): Promise<string> => realpath(path).catch(() => resolve(path));
