import type { Operation } from "@techlookup/node/enrich";
import { stringify } from "csv-stringify/sync";
import type { Terminal } from "../terminal.ts";
import { cellsOf } from "./columns.ts";
import type { ListLook } from "./list.ts";
import type { ListRow } from "./list-row.ts";
import type { Outcome } from "./outcome.ts";
import { terminalLine } from "./terminal-line.ts";

/** Forms of a run's records. */
export type RecordFormat = "csv" | "ndjson" | "table";

/** Turns rows and what became of them into text. */
export interface RecordWriter {
  /** What precedes the first row. */
  readonly head: string;
  /** Rows in order. */
  write(rows: readonly (readonly [ListRow, Outcome])[]): string;
}

/** How records are written. */
export interface RecordWriterOptions {
  readonly format: RecordFormat;
  readonly operation: Operation;
  /** A row for each technology. */
  readonly long: boolean;
  /** Where a table is printed. */
  readonly out: Terminal;
}

/** A writer that continues what the list looks like: its delimiter, its line breaks, its byte order mark. */
export const recordWriter = (list: ListLook, { format, operation, long, out }: RecordWriterOptions): RecordWriter => {
  if (format === "ndjson") return { head: "", write: (rows) => rows.map((row) => jsonLine(list, ...row)).join("") };
  if (format === "table") {
    return {
      head: "",
      write: (rows) => rows.map(([row, outcome]) => terminalLine(row, outcome, operation, out)).join(""),
    };
  }
  const { delimiter, newline, columns } = list;
  const csv = (rows: readonly (readonly unknown[])[]): string =>
    stringify(rows as unknown[][], { delimiter, record_delimiter: newline });
  const added = Object.keys(cellsOf({ kind: "pending", domain: "" }, operation, long)[0] ?? {});
  const names = added.map((name) => (columns.includes(name) ? `techlookup_${name}` : name));
  const rowsOf = ([{ cells }, outcome]: readonly [ListRow, Outcome]) => {
    const own = columns.map((_, at) => cells[at] ?? "");
    // What a row has beyond its header belongs to no column: it must not push the results out of theirs.
    const beyond = cells.slice(columns.length);
    return cellsOf(outcome, operation, long).map((appended) => [...own, ...Object.values(appended), ...beyond]);
  };
  return {
    head: `${list.hasMark ? "\ufeff" : ""}${csv([[...columns, ...names]])}`,
    write: (rows) => csv(rows.flatMap(rowsOf)),
  };
};

/** The whole record, with the row that it belongs to where that has more than a name. */
const jsonLine = ({ columns }: ListLook, { name, line, cells, fields }: ListRow, outcome: Outcome): string => {
  const { handedOn: _, ...own } = outcome as Outcome & { readonly handedOn?: boolean };
  const row =
    fields ?? (columns.length > 1 && Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? ""])));
  return `${JSON.stringify({ ...own, input: name, line, ...(row && { row }) })}\n`;
};
