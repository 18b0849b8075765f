import { existsSync } from "node:fs";
import { Command, InvalidArgumentError, Option } from "commander";
import { action } from "../action.ts";
import { apiVariables, manual } from "../command-help.ts";
import { exitCodes } from "../exit-codes.ts";
import { addCollect } from "./enrich-collect.ts";
import { addStatus } from "./enrich-status.ts";
import { addSubmit } from "./enrich-submit.ts";
import { addWorker } from "./enrich-worker.ts";
import { addListOptions, addLookupOptions } from "./list-options.ts";
import { wholeNumber } from "./whole-number.ts";

const minutes = (text: string): number => {
  const value = Number(text);
  if (text.trim() && value >= 0) return value;
  throw new InvalidArgumentError("It must be a number of minutes.");
};

/** `techlookup enrich` */
export const addEnrich = (program: Command): void => {
  const enrich = program
    .command("enrich")
    .summary("look up every domain of a list")
    .argument("[file]", "list of domains: text, CSV, TSV or NDJSON; - for stdin", "-")
    .description(
      "Look up every domain of a list, each once, at the speed of the plan.\n\nEach result is written to a journal before it is printed. Run the same command again to resume an interrupted run: domains with a result are not looked up again.\n\nFor a list that several machines work on there are submit, worker, collect and status. A list that is called so is ./submit.",
    );
  addLookupOptions(addListOptions(enrich));
  enrich
    .option(
      "--out <file>",
      "write the list with its results to a file, in its order, at the end of the run (default: stdout, as results come)",
    )
    .option("--long", "write a row for each technology")
    .addOption(new Option("--order <order>", "order on stdout").choices(["finished", "input"]).default("finished"))
    .option("--concurrency <lookups>", "lookups at a time (default: 50)", wholeNumber(1))
    .option("--journal <file>", "where the run is recorded (default: <file>.techlookup.jsonl)")
    .option("--retry-failed", "look up again what failed in an earlier run")
    .option("--repeat-ambiguous", "look up again what may have been charged without a result; it may be charged twice")
    .option("--replay", "write to stdout again what an earlier run has written")
    .option("--rebuild", "write the output from the journal, without any request")
    .option("--dry-run", "print what the run would look up and cost, without any request")
    .option("--patience <minutes>", "give up when the API has been down for so long (default: never)", minutes)
    .option("--break-lock", "take over a journal that another machine has locked")
    .option("--report <file>", "write the summary to a file, as JSON")
    .addHelpText(
      "after",
      manual({
        examples: [
          [
            "techlookup enrich domains.csv --column website --out technologies.csv",
            "Keeps the columns of the list, and appends the results.",
          ],
          [
            "techlookup enrich domains.csv --live --credit-limit 500 --out technologies.csv",
            "Looks at websites about which nothing is stored.",
          ],
          ["cat domains.txt | techlookup enrich - --format ndjson | jq .domain", "Hands on each result as it comes."],
          ["techlookup enrich domains.csv --dry-run", "Shows rows, cost and time, and sends nothing."],
          ["techlookup sandbox --demo enrich domains.csv", "Without a key or credits."],
        ],
        environment: apiVariables,
        exits: Object.keys(exitCodes) as (keyof typeof exitCodes)[],
      }),
    )
    .action(action(async () => (await import("../enrich/enrich.ts")).enrichWork))
    // What follows the name of a subcommand is its own, whatever enrich calls its options.
    .enablePositionalOptions()
    .hook("preSubcommand", refuseOwnOptions);
  for (const add of [addSubmit, addWorker, addCollect, addStatus]) add(enrich);
  // Behind them, since they would inherit it.
  enrich.configureOutput({
    outputError: (text, write) => write(`${text}${misspeltSubcommand(enrich)}`),
  });
};

/** Options of enrich before the name of a subcommand would be left out in silence. */
const refuseOwnOptions = (enrich: Command, subcommand: Command): void => {
  const own = enrich.options.find((option) => enrich.getOptionValueSource(option.attributeName()) === "cli");
  if (own) enrich.error(`error: option '${own.flags}' stands before '${subcommand.name()}': write it behind`);
};

/** A hint where what stands in the place of the list is no file, and nearly the name of a subcommand. */
const misspeltSubcommand = (enrich: Command): string => {
  const [word] = enrich.args;
  if (word === undefined || existsSync(word)) return "";
  let suggestion = "";
  // Where there is no list, Commander itself names what is near.
  const names = new Command().exitOverride().configureOutput({ writeErr: (text) => (suggestion += text) });
  for (const subcommand of enrich.commands) names.command(subcommand.name());
  try {
    names.parse([word], { from: "user" });
  } catch {
    // It has been written.
  }
  const [, near] = /Did you mean (\w+)\?/.exec(suggestion) ?? [];
  return near ? `(There is no command 'enrich ${word}', and no such file. Did you mean enrich ${near}?)\n` : "";
};
