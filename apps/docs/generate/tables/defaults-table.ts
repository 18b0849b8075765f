import { readFileSync } from "node:fs";
import { join } from "node:path";
import { measuredDefaults } from "./measured-defaults.ts";
import { table } from "./table.ts";

const readme = join(import.meta.dirname, "../../../../packages/core/README.md");

/** The rows of the README's table of options: what it says that the default is, and why. */
const readRows = (): string[][] =>
  readFileSync(readme, "utf8")
    .split(/^## /m)
    .filter((section) => section.startsWith("Defaults"))
    .flatMap((section) => section.split("\n").filter((line) => line.startsWith("| `")))
    .map((line) => line.split("|").slice(1, -1))
    .map((cells) => cells.map((cell) => cell.trim()));

/**
 * The options with their defaults and reasons. The reasons are the README's; its defaults are held to what the client does.
 *
 * @throws Error when the README says another default, or has no row for an option.
 */
export const defaultsTable = async (): Promise<string> => {
  const measured = await measuredDefaults();
  const rows = readRows();
  const told = rows.flatMap(([names = "", said]) => {
    const options = Array.from(names.matchAll(/`([\w.]+)`/g), ([, option = ""]) => option);
    const value = options.map((option) => measured[option]).join(", ");
    if (said !== value) throw new Error(`${readme} says that ${names} is ${said} by default, and it is ${value}`);
    return options;
  });
  const missing = Object.keys(measured).filter((option) => !told.includes(option));
  if (missing.length > 0) throw new Error(`${readme} has no row for ${missing}`);
  return table(["Option", "Default", "Why"], rows);
};
