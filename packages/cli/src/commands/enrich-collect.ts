import type { Command } from "commander";
import { action } from "../action.ts";
import { manual } from "../command-help.ts";
import { exitCodes } from "../exit-codes.ts";
import type { CollectFlags } from "../fleet/collect.ts";
import { fleetCommand, fleetVariables } from "./fleet-options.ts";
import { addListOptions } from "./list-options.ts";

const description = [
  "Write the results of a finished run in the order of its list, and print what it has cost. With the list, its rows and columns stay, and the results are appended; without it, there is a record for each row.",
  "Lookups whose responses were lost are decided first, by what the account has used. Copy the files of all machines into one folder before. Redis forgets a run seven days after it was collected in full.",
].join("\n\n");

/** `techlookup enrich collect` */
export const addCollect = (enrich: Command): void => {
  const collect = fleetCommand(enrich, "collect")
    .summary("write the results of a run, and what it has cost")
    .description(description)
    .argument("[file]", "the list that was submitted; - for stdin")
    .option("--run <name>", "the name of the run (default: the name of the file, without its ending)")
    .option("--parts <folder>", "where the workers' files are", "parts")
    .option("--out <file>", "where results are written (default: stdout)")
    .option("--long", "write a row for each technology");
  addListOptions(collect)
    .option("--partial", "write what there is of a run that is not finished")
    .option("--repeat-ambiguous", "look up again what may have been charged without a result; it may be charged twice")
    .option("--report <file>", "write what the run has come to into a file, as JSON")
    .addHelpText(
      "after",
      manual({
        examples: [
          [
            "techlookup enrich collect domains.csv --redis redis://127.0.0.1:6379 --out technologies.csv",
            "The list with its results.",
          ],
          [
            "techlookup enrich collect --run domains --redis redis://127.0.0.1:6379 --out records.ndjson",
            "The whole records, without the list.",
          ],
        ],
        environment: fleetVariables,
        exits: (Object.keys(exitCodes) as (keyof typeof exitCodes)[]).filter((name) => name !== "journal"),
      }),
    )
    .action(action<CollectFlags>(async () => (await import("../fleet/collect.ts")).collect));
};
