import { type Command, InvalidArgumentError } from "commander";
import { action } from "../action.ts";
import { apiVariables, manual } from "../command-help.ts";
import type { LookupFlags } from "../lookup/lookup-flags.ts";

const credits = (text: string): number => {
  if (/^\d+$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It must be a whole number of credits.");
};

const description = [
  "Look up which technologies websites run, or the companies behind them: 1 credit for each domain.",
  "A domain may be pasted as it is: a URL, in capitals, with www. What means the same domain is looked up once. A domain that the API does not know is a result, not an error; with --live the website is then looked at now, for 5 credits more.",
  "Results come in the order of the domains. For a file of domains use enrich, which can be interrupted.",
].join("\n\n");

/** `techlookup lookup` */
export const addLookup = (program: Command): void => {
  program
    .command("lookup")
    .summary("look up one or more domains")
    .description(description)
    .argument("<domain...>", "domains, or addresses of their pages")
    .option("--live", "look at the website now where nothing is stored (5 credits more); needs --credit-limit")
    .option("--credit-limit <credits>", "spend no more than this", credits)
    .option("--company", "look up the company behind each domain instead")
    .option("--long", "in CSV, write a row for each technology")
    .addHelpText(
      "after",
      manual({
        examples: [
          ["techlookup lookup github.com", "What a website runs."],
          ["techlookup lookup github.com https://www.shopify.com/about", "Several: one line each."],
          [
            "techlookup lookup new-site.example --live --credit-limit 6",
            "Looks at the website where nothing is stored.",
          ],
          ["techlookup lookup github.com --company --format csv", "The company, for a sheet."],
          ["techlookup lookup github.com | jq '.data.active_technologies[].name'", "NDJSON where nobody looks."],
          ["techlookup sandbox --demo lookup github.com", "Without a key or credits."],
        ],
        environment: apiVariables,
        exits: [
          "done",
          "unexpected",
          "badInput",
          "someFailed",
          "account",
          "credits",
          "unreachable",
          "ambiguous",
          "interrupted",
        ],
      }),
    )
    .action(action<LookupFlags>(async () => (await import("../lookup/lookup.ts")).lookup));
};
