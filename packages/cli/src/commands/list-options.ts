import { type Command, Option } from "commander";
import { listFormats } from "../enrich/list-format-names.ts";
import { wholeNumber } from "./whole-number.ts";

/** How a list is read. */
export const addListOptions = (command: Command): Command =>
  command
    .option(
      "--column <name>",
      "the column with the domains, by name or position (default: one with a usual name, such as domain or website)",
    )
    .addOption(
      new Option("--input-format <format>", "format of the list (default: judged by its name or first line)").choices(
        listFormats,
      ),
    )
    .option("--no-header", "the list has no header");

/** What is looked up for each domain, and for how much. */
export const addLookupOptions = (command: Command): Command =>
  command
    .addOption(
      new Option(
        "--operation <name>",
        "technologies: the stored profile (1 credit); company (1 credit); live: look at the website now (5 credits)",
      )
        .choices(["technologies", "company", "live"])
        .default("technologies"),
    )
    .option("--live", "look at the website now where nothing is stored (5 credits more)")
    .option(
      "--credit-limit <credits>",
      "the most that this run may spend; required where websites are looked at",
      wholeNumber(0),
    );
