import { type Command, InvalidArgumentError, Option } from "commander";
import { action } from "../action.ts";
import { apiVariables, manual } from "../command-help.ts";
import { listFormats } from "../enrich/list-format-names.ts";
import { exitCodes } from "../exit-codes.ts";

const wholeNumber =
  (least: number) =>
  (text: string): number => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${least} up.`);
  };

const minutes = (text: string): number => {
  const value = Number(text);
  if (text.trim() && value >= 0) return value;
  throw new InvalidArgumentError("It must be a number of minutes.");
};

/** `techlookup enrich` */
export const addEnrich = (program: Command): void => {
  program
    .command("enrich")
    .summary("look up every domain of a list")
    .argument("[file]", "list of domains: text, CSV, TSV or NDJSON; - for stdin", "-")
    .description(
      "Look up every domain of a list, each once, at the speed of the plan.\n\nEach result is written to a journal before it is printed. Run the same command again to resume an interrupted run: domains with a result are not looked up again.",
    )
    .option(
      "--column <name>",
      "the column with the domains, by name or position (default: one with a usual name, such as domain or website)",
    )
    .addOption(
      new Option("--input-format <format>", "format of the list (default: judged by its name or first line)").choices(
        listFormats,
      ),
    )
    .option("--no-header", "the list has no header")
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
    )
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
    .action(action(async () => (await import("../enrich/enrich.ts")).enrichWork));
};
