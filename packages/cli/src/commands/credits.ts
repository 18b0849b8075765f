import type { Command } from "commander";
import { action } from "../action.ts";
import { apiExits, apiVariables, manual } from "../command-help.ts";

const description = [
  "Print the credits used and left this month, for each key of the account, and when they begin anew.",
  "Costs no credits.",
].join("\n\n");

/** `techlookup credits` */
export const addCredits = (program: Command): void => {
  program
    .command("credits")
    .summary("print the credits used and left")
    .description(description)
    .addHelpText(
      "after",
      manual({
        examples: [
          ["techlookup credits", "A table."],
          ["techlookup credits --format csv", "The same rows, for a sheet."],
          ["techlookup credits | jq .totals.credits_remaining", "A number, for a script: JSON where nobody looks."],
        ],
        environment: apiVariables,
        exits: apiExits,
      }),
    )
    .action(action(async () => (await import("../account/credits.ts")).credits));
};
