import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RunningSandbox } from "@techlookup/sandbox/node";
import { parse } from "csv-parse/sync";
import { atEnd } from "../at-end.ts";

/** A folder for one test; it goes when all of the file have ended, since some run at the same time. */
export const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "techlookup-enrich-"));
  atEnd(() => rmSync(folder, { recursive: true }));
  return folder;
};

/** Writes a list, and says where. */
export const listIn = (folder: string, text: string, name = "list.csv"): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

/** CSV as objects. */
export const rowsOf = (csv: string): Record<string, string>[] => parse(csv, { columns: true, bom: true });

/** The same of a file. */
export const rowsIn = (file: string): Record<string, string>[] => rowsOf(readFileSync(file, "utf8"));

/** Paths of requests that were charged more than once. */
export const chargedTwice = ({ requests }: RunningSandbox): string[] => {
  const paid = requests.filter(({ credits }) => credits > 0).map(({ path }) => path);
  return paid.filter((path, at) => paid.indexOf(path) !== at);
};

/** Fulfilled once something holds. */
export const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10));
};
