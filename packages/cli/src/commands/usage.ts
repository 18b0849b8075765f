import type { Command } from "commander";
import type { UsageOptions } from "../account/usage.ts";
import { action } from "../action.ts";
import { apiExits, apiVariables, manual } from "../command-help.ts";

const description = [
  "Print the requests of a period and the credits of the month, for each key of the account.",
  "Costs no credits. Days are the API's own. Without --start it is the last 30 days.",
].join("\n\n");

/** `techlookup usage` */
export const addUsage = (program: Command): void => {
  program
    .command("usage")
    .summary("print the requests of a period, by key")
    .description(description)
    .option("--start <date>", "first day, YYYY-MM-DD (default: 30 days ago)")
    .option("--end <date>", "last day, YYYY-MM-DD (default: today)")
    .addHelpText(
      "after",
      manual({
        examples: [
          ["techlookup usage", "The last 30 days."],
          ["techlookup usage --start 2026-11-01 --end 2026-11-30 --format csv > november.csv", "A month, for a sheet."],
          ["techlookup usage | jq .totals.total_requests", "A number, for a script: JSON where nobody looks."],
        ],
        environment: apiVariables,
        exits: apiExits,
      }),
    )
    .action(action<UsageOptions>(async () => (await import("../account/usage.ts")).usage));
};
