import type { Command } from "commander";
import { action } from "../action.ts";
import { apiExits, manual } from "../command-help.ts";
import type { SubmitFlags } from "../fleet/submit.ts";
import { fleetCommand, fleetVariables } from "./fleet-options.ts";
import { addListOptions, addLookupOptions } from "./list-options.ts";
import { wholeNumber } from "./whole-number.ts";

const description = [
  "Hand a list to the workers of all machines: it is cut into chunks, which wait in Redis. Nothing is looked up yet.",
  "The credit limit holds for all workers together. Submit the same list again to continue a run that was stopped, with a higher --credit-limit, say: what has a result is not looked up again.",
].join("\n\n");

/** `techlookup enrich submit` */
export const addSubmit = (enrich: Command): void => {
  const submit = fleetCommand(enrich, "submit")
    .summary("hand a list to the workers of many machines")
    .description(description)
    .argument("[file]", "list of domains: text, CSV, TSV or NDJSON; - for stdin", "-")
    .option("--run <name>", "what the run is called (default: the name of the file, without its ending)");
  addLookupOptions(addListOptions(submit))
    .option("--chunk-size <rows>", "rows that a worker takes at a time (default: 200)", wholeNumber(1, 5_000))
    .option("--dry-run", "print what the run would look up and cost, without Redis or any request")
    .addHelpText(
      "after",
      manual({
        examples: [
          [
            "techlookup enrich submit domains.csv --redis redis://127.0.0.1:6379 --credit-limit 20000",
            "Begins the run domains, or continues it.",
          ],
          [
            "techlookup enrich submit - --run november --redis rediss://cache.example:6380 < domains.txt",
            "Reads the list from stdin.",
          ],
        ],
        environment: fleetVariables,
        exits: apiExits,
      }),
    )
    .action(action<SubmitFlags>(async () => (await import("../fleet/submit.ts")).submit));
};
