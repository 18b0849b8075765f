import { readFileSync } from "node:fs";
import { join } from "node:path";

const packages = join(import.meta.dirname, "../../../../packages");

/** The README of a package. */
export const readmeOf = (name: string): string => join(packages, name, "README.md");

const cellsOf = (line: string): string[] =>
  line
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());

/**
 * A table of a package's README, which a guide shows as well, row by row and with its head first.
 *
 * @param column The name of one of its columns, by which it is found.
 * @throws Error when there is no such table.
 */
export const readmeTable = (name: string, column: string): string[][] => {
  const lines = readFileSync(readmeOf(name), "utf8").split("\n");
  const start = lines.findIndex((line) => line.startsWith("|") && cellsOf(line).includes(column));
  if (start === -1) throw new Error(`${readmeOf(name)} has no table with a column ${column}`);
  const end = lines.findIndex((line, index) => index > start && !line.startsWith("|"));
  return lines
    .slice(start, end)
    .map(cellsOf)
    .filter((_cells, index) => index !== 1);
};
