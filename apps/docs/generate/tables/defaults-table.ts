import { optionDefaults } from "./option-defaults.ts";
import { readmeOf, readmeTable } from "./readme-table.ts";
import { table } from "./table.ts";

/**
 * The options with their defaults and reasons. The reasons are the README's; its defaults are compared with the tables of
 * options.
 *
 * @throws Error when the README states another default, or has no row for an option.
 */
export const defaultsTable = (): string => {
  const defaults = optionDefaults();
  const [, ...rows] = readmeTable("core", "why");
  const listed = rows.flatMap(([names = "", stated]) => {
    const options = Array.from(names.matchAll(/`([\w.]+)`/g), ([, option = ""]) => option);
    const value = options.map((option) => defaults[option]).join(", ");
    if (stated !== value) {
      throw new Error(`${readmeOf("core")} states ${stated} as the default of ${names}: write ${value}`);
    }
    return options;
  });
  const missing = Object.keys(defaults).filter((option) => !listed.includes(option));
  if (missing.length > 0) throw new Error(`${readmeOf("core")} has no row for ${missing}: add one, with its reason`);
  return table(["Option", "Default", "Why"], rows);
};
