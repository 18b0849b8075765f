import type { Format } from "../globals.ts";
import type { Session } from "../session.ts";
import { toCsv } from "./csv.ts";
import { toTable } from "./table.ts";

/** A row of what is printed, by column. */
export type Row = Readonly<Record<string, string | number | boolean | undefined>>;

/** How rows are printed that are not in a table or in CSV. */
export interface PrintOptions {
  /** The form where nobody looks and none was asked for. */
  readonly otherwise: Format;
  /** What is printed as JSON: the answer as it came. */
  readonly whole: unknown;
  /** What is printed as NDJSON, one a line. Default: the rows. */
  readonly records?: readonly unknown[];
}

/** Prints rows in the form that was asked for. */
export const printRows = async (
  session: Session,
  rows: readonly Row[],
  { otherwise, whole, records = rows }: PrintOptions,
): Promise<void> => {
  const { out } = session;
  const format = session.format(otherwise);
  if (format === "table") await out.write(`${toTable(rows, out)}\n`);
  else if (format === "csv") await out.write(toCsv(rows));
  else if (format === "json") await out.write(`${JSON.stringify(whole, undefined, 2)}\n`);
  else for (const record of records) await out.write(`${JSON.stringify(record)}\n`);
};
