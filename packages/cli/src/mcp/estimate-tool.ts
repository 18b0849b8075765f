import { type JournalReader, readJournal } from "@techlookup/node/enrich";
import { planOf } from "../enrich/dry-run.ts";
import { type List, openList } from "../enrich/list.ts";
import { survey } from "../enrich/survey.ts";
import { UsageError } from "../usage-error.ts";
import { insideForReading } from "./folders.ts";
import { freeHints } from "./free-tools.ts";
import { hasJournal, journalOf, listFlags, listProperties, pathInput, until } from "./list-input.ts";
import type { Tool } from "./tool.ts";

/** `estimate`: for a file only where there are folders. */
export const estimateTool = (hasFolders: boolean, live: boolean): Tool => ({
  name: "estimate",
  title: "Estimate what a list costs",
  description: `Free of charge. Use it before you look up a list: counts its rows and domains, and says what they cost at least and at most, without retries, and how long that takes. Takes domains${hasFolders ? ", or a file that enrich_file would read" : ""}. Nothing is sent.`,
  properties: {
    domains: {
      type: "array",
      items: { type: "string" },
      description: "Domains or addresses of pages.",
      maxItems: 10_000,
    },
    ...(hasFolders && { file: pathInput("Path of a list: text, CSV, TSV or NDJSON.") }),
    ...listProperties(live),
  },
  required: [],
  hints: freeHints,
  run: async ({ input, signal }, { folders, budget }) => {
    const { domains, file } = input as { readonly domains?: readonly string[]; readonly file?: string };
    if ((domains === undefined) === (file === undefined))
      throw new UsageError(`estimate needs ${hasFolders ? "one of domains and file" : "domains"}. Pass one of them.`);
    const flags = listFlags(input);
    const path = file === undefined ? undefined : await insideForReading(file, folders);
    const journalPath = path === undefined ? undefined : journalOf(path, flags);
    let journal: JournalReader | undefined;
    try {
      if (journalPath !== undefined && hasJournal(journalPath)) journal = await readJournal(journalPath, flags);
      const list = path === undefined ? listOf(domains ?? []) : await openList(path, flags);
      const counted = await survey(until(signal, list), journal);
      // It is free, and answers where a shared budget cannot be read as well.
      const state = await budget.state().catch(() => undefined);
      const { problems, oddities } = counted;
      const left = state && { creditsLeftByLimit: state.limit - state.spent };
      const data = { ...planOf(counted, flags, journal), ...left, problems, oddities };
      // Problems quote the list.
      return { data, isForeign: true, credits: 0 };
    } finally {
      await journal?.close();
    }
  },
});

/** Domains as a list with one column. */
const listOf = (domains: readonly string[]): List => ({
  ...{ format: "text", columns: ["domain"], delimiter: ",", newline: "\n", hasMark: false },
  rows: (async function* () {
    for (const [at, name] of domains.entries()) yield { name, line: at + 1, cells: [name] };
  })(),
});
