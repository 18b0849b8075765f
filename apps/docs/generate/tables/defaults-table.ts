import { measuredDefaults } from "./measured-defaults.ts";
import { readmeOf, readmeTable } from "./readme-table.ts";
import { table } from "./table.ts";

/**
 * The options with their defaults and reasons. The reasons are the README's; its defaults are held to what the client does.
 *
 * @throws Error when the README says another default, or has no row for an option.
 */
export const defaultsTable = async (): Promise<string> => {
  const measured = await measuredDefaults();
  const [, ...rows] = readmeTable("core", "why");
  const told = rows.flatMap(([names = "", said]) => {
    const options = Array.from(names.matchAll(/`([\w.]+)`/g), ([, option = ""]) => option);
    const value = options.map((option) => measured[option]).join(", ");
    if (said !== value)
      throw new Error(`${readmeOf("core")} says that ${names} is ${said} by default, and it is ${value}`);
    return options;
  });
  const missing = Object.keys(measured).filter((option) => !told.includes(option));
  if (missing.length > 0) throw new Error(`${readmeOf("core")} has no row for ${missing}`);
  return table(["Option", "Default", "Why"], rows);
};
