import type { Command } from "commander";
import { action } from "../action.ts";
import { examples } from "../help.ts";

/** `techlookup credits` */
export const addCredits = (program: Command): void => {
  program
    .command("credits")
    .description("Print the credits used and left. Costs nothing.")
    .addHelpText("after", examples(["techlookup credits --format json", "For a script."]))
    .action(action(async () => (await import("../account/credits.ts")).credits));
};
