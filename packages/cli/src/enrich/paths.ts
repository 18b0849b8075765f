import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { dirname, extname } from "node:path";
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
export const recordFormatOf = (session: Session, { out, long }: EnrichFlags, list: ListFormat): RecordFormat => {
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
 * Sees to it before anything is paid that the output can be written.
 *
 * @throws UsageError when it cannot.
 */
export const checkOut = async ({ out }: EnrichFlags): Promise<void> => {
  if (out === undefined) return;
  const folder = dirname(out);
  try {
    await access(folder, constants.W_OK);
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    throw new UsageError(
      `--out "${out}" cannot be written: the folder "${folder}" does not allow it (${code}). Nothing was sent. Name another file.`,
      exitCodes.journal,
    );
  }
};
