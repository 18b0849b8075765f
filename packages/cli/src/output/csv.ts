import { stringify } from "csv-stringify/sync";
import type { Row } from "./print-rows.ts";

/** Rows as CSV (RFC 4180), with a header. */
export const toCsv = (rows: readonly Row[]): string =>
  stringify([...rows], { header: true, record_delimiter: "windows" });
