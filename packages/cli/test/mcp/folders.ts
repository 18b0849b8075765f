import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { atEnd } from "../at-end.ts";

let folders = 0;

/** A folder for the tests of a file, gone at their end. */
export const newRoot = (): string => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "techlookup-mcp-files-")));
  atEnd(() => rmSync(root, { recursive: true }));
  return root;
};

/** A folder for one test. */
export const newFolder = (root: string): string => {
  const folder = join(root, `inside-${++folders}`);
  mkdirSync(folder);
  return folder;
};

/** Writes a list, only the first of whose domains is known. */
export const listIn = (folder: string, rows: number): string => {
  const domains = Array.from({ length: rows }, (_, at) => `site-${at}.example,${at}`);
  writeFileSync(join(folder, "list.csv"), ["website,id", "github.com,x", ...domains.slice(1), ""].join("\n"));
  return "list.csv";
};

/** The rows of a file. */
export const rowsIn = (folder: string, name: string): Record<string, string>[] =>
  parse(readFileSync(join(folder, name), "utf8"), { columns: true });
