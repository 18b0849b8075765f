import { extname } from "node:path";
import { readName } from "@techlookup/node/enrich";
import { isColumnName } from "./column.ts";
import type { ListFormat } from "./list-format-names.ts";

const byExtension: Readonly<Record<string, ListFormat>> = {
  ".csv": "csv",
  ".tsv": "tsv",
  ".tab": "tsv",
  ".ndjson": "ndjson",
  ".jsonl": "ndjson",
};

/** The form of a list, by its name, or else by its first line that is not empty. */
export const listFormatOf = (path: string, start: string): ListFormat => {
  const named = byExtension[extname(path).toLowerCase()];
  if (named) return named;
  const line = firstLine(start);
  if (line.startsWith("{")) return "ndjson";
  if (line.includes("\t")) return "tsv";
  if (isColumnName(line)) return "csv";
  return /[,;]/.test(line.trim().replace(/[,;]$/, "")) ? "csv" : "text";
};

/** The character between the cells of a CSV file: the one that its first line has most of. Tools of countries with decimal commas write semicolons. */
export const delimiterOf = (start: string): string => {
  const line = firstLine(start);
  const counts = [",", ";", "\t", "|"].map((character) => ({ character, count: line.split(character).length }));
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).character;
};

/** Whether the first row of a CSV file is data: it has a domain where a header has names. */
export const isData = (cells: readonly string[]): boolean => cells.some((cell) => readName(cell).domain?.includes("."));

const firstLine = (start: string): string => start.split(/[\r\n]+/).find((line) => line.trim()) ?? "";
