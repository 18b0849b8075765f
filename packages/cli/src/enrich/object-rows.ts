import { UsageError } from "../usage-error.ts";
import { isColumnName } from "./column.ts";
import type { ListRow } from "./list-row.ts";
import { linesOf } from "./list-text.ts";

/** The rows of a list of JSON objects, one a line (NDJSON). A line that is a text is a name. */
export async function* objectRows(
  text: AsyncIterable<string>,
  column: string | undefined,
  path: string,
): AsyncGenerator<ListRow, void, undefined> {
  let line = 0;
  for await (const json of linesOf(text)) {
    line++;
    if (!json.trim()) continue;
    const value = parsed(json, line, path);
    const fields = typeof value === "string" ? { [column ?? "domain"]: value } : value;
    const name = column ?? Object.keys(fields).find(isColumnName);
    if (name === undefined || !Object.hasOwn(fields, name)) throw missing(Object.keys(fields), column, line, path);
    const cell = String(fields[name] ?? "");
    yield { name: cell, line, cells: [cell], fields };
  }
}

const parsed = (json: string, line: number, path: string): string | Record<string, unknown> => {
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value === "string" || (typeof value === "object" && value && !Array.isArray(value))) {
      return value as string | Record<string, unknown>;
    }
  } catch {}
  throw new UsageError(
    `"${path}" has no JSON object on line ${line}. NDJSON has one a line: correct it, or say --input-format.`,
  );
};

const missing = (names: readonly string[], column: string | undefined, line: number, path: string): UsageError => {
  const has = `line ${line} of "${path}" has the fields ${names.map((name) => JSON.stringify(name)).join(", ")}`;
  if (column !== undefined) return new UsageError(`--column "${column}" is not there: ${has}. Name one of them.`);
  return new UsageError(`${has}. Say with --column which of them has the domain.`);
};
