import { stat } from "node:fs/promises";
import { UsageError } from "../usage-error.ts";
import { columnOf } from "./column.ts";
import { csvRows } from "./csv-rows.ts";
import { delimiterOf, isData, listFormatOf } from "./list-format.ts";
import type { ListFormat } from "./list-format-names.ts";
import type { ListRow } from "./list-row.ts";
import { linesOf, peek, textOf } from "./list-text.ts";
import { objectRows } from "./object-rows.ts";

/** How a list is read. */
export interface ListOptions {
  readonly column?: string | undefined;
  readonly inputFormat?: ListFormat | undefined;
  readonly header?: boolean | undefined;
}

/** What a list looks like, so that what is made of it looks the same. */
export interface ListLook {
  readonly format: ListFormat;
  /** The names of its columns. */
  readonly columns: readonly string[];
  readonly delimiter: string;
  readonly newline: "\n" | "\r\n";
  readonly hasMark: boolean;
}

/** A list, opened: what it is made of, and its rows, once. */
export interface List extends ListLook {
  readonly rows: AsyncIterable<ListRow>;
}

const peekLength = 65_536;

/**
 * Opens a list. `-` is stdin.
 *
 * @throws UsageError when it cannot be read, or its column of domains cannot be told.
 */
export const openList = async (path: string, { column, inputFormat, header = true }: ListOptions): Promise<List> => {
  await checkFile(path);
  const { start, hasMark, all } = await peek(textOf(path), peekLength);
  const newline = /\r\n/.test(start) ? "\r\n" : "\n";
  const format = inputFormat ?? listFormatOf(path, start);
  const delimiter = format === "tsv" ? "\t" : format === "csv" ? delimiterOf(start) : ",";
  const look = { format, delimiter, newline, hasMark } as const;
  if (format === "ndjson") return { ...look, columns: [column ?? "domain"], rows: objectRows(all, column, path) };
  if (format === "text") return { ...look, columns: ["domain"], rows: textRows(all) };
  const { first, rows } = await csvRows(all, delimiter, path);
  if (!first) return { ...look, columns: ["domain"], rows: none() };
  const hasHeader = header && !(column === undefined && isData(first.cells));
  const columns = hasHeader ? first.cells : first.cells.map((_, place) => `column_${place + 1}`);
  const place = hasHeader ? columnOf(columns, column, path) : placeOf(first.cells, column, columns, path);
  return { ...look, columns, rows: withNames(hasHeader ? undefined : first, rows, place) };
};

const checkFile = async (path: string): Promise<void> => {
  if (path === "-") return;
  try {
    if ((await stat(path)).isDirectory()) throw new UsageError(`"${path}" is a folder. Name a file, or - for stdin.`);
  } catch (thrown) {
    if (thrown instanceof UsageError) throw thrown;
    const { code } = thrown as NodeJS.ErrnoException;
    throw new UsageError(`"${path}" cannot be read (${code}). Check the path, or name - for stdin.`);
  }
};

/** Without a header, the column is the one that was named by its place, or the first with a domain in it. */
const placeOf = (
  cells: readonly string[],
  column: string | undefined,
  columns: readonly string[],
  path: string,
): number => {
  if (column !== undefined) return columnOf(columns, column, path);
  return Math.max(
    0,
    cells.findIndex((cell) => isData([cell])),
  );
};

async function* none(): AsyncGenerator<ListRow, void, undefined> {}

async function* textRows(text: AsyncIterable<string>): AsyncGenerator<ListRow, void, undefined> {
  let line = 0;
  for await (const name of linesOf(text)) {
    line++;
    if (name.trim()) yield { name, line, cells: [name] };
  }
}

async function* withNames(
  first: Omit<ListRow, "name"> | undefined,
  rows: AsyncIterable<Omit<ListRow, "name">>,
  place: number,
): AsyncGenerator<ListRow, void, undefined> {
  if (first) yield { ...first, name: first.cells[place] ?? "" };
  for await (const row of rows) yield { ...row, name: row.cells[place] ?? "" };
}
