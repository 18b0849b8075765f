import { Readable } from "node:stream";
import { type CsvError, parse } from "csv-parse";
import { UsageError } from "../usage-error.ts";
import type { ListRow } from "./list-row.ts";
import { maxRowLength } from "./list-text.ts";

type Cells = Omit<ListRow, "name">;

/** The rows of a CSV file, the first of them apart. */
export const csvRows = async (
  text: AsyncIterable<string>,
  delimiter: string,
  path: string,
): Promise<{ readonly first: Cells | undefined; readonly rows: AsyncGenerator<Cells, void, undefined> }> => {
  const rows = read(text, delimiter, path);
  const { done, value } = await rows.next();
  return { first: done ? undefined : value, rows };
};

async function* read(
  text: AsyncIterable<string>,
  delimiter: string,
  path: string,
): AsyncGenerator<Cells, void, undefined> {
  let line = 1;
  // The parser counts a line break within quotes as two where it is CR LF. Its text of the row has it once.
  const place = ({ record, raw }: { readonly record: string[]; readonly raw: string }): Cells => {
    const start = line + breaksIn(/^[\r\n]*/.exec(raw)?.[0] ?? "");
    line += breaksIn(raw);
    return { cells: record, line: start };
  };
  // People's files have quotes in the middle of cells, and rows that are too short.
  const options = {
    delimiter,
    raw: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: maxRowLength,
  } as const;
  const parser = parse({ ...options, on_record: place as never });
  const source = Readable.from(text);
  source.on("error", (error) => parser.destroy(error)).pipe(parser);
  try {
    yield* parser as AsyncIterable<Cells>;
  } catch (thrown) {
    const { code, message } = thrown as CsvError;
    if (!code?.startsWith("CSV_")) throw thrown;
    throw new UsageError(`"${path}" is not CSV from line ${line} on: ${problems[code] ?? message}. Correct that line.`);
  } finally {
    source.destroy();
  }
}

const problems: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: "a quotation mark is opened and never closed",
  CSV_MAX_RECORD_SIZE: `a row has more than ${maxRowLength.toLocaleString("en")} characters, or a quotation mark is never closed`,
};

const breaksIn = (text: string): number => text.match(/\r\n|\n|\r/g)?.length ?? 0;
