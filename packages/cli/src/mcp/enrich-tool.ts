import { readJournal } from "@techlookup/node/enrich";
import { cellsOf } from "../enrich/columns.ts";
import { temporaryOf } from "../enrich/derive.ts";
import { openList } from "../enrich/list.ts";
import { unnamed } from "../enrich/outcome.ts";
import { checkOutputs } from "../enrich/paths.ts";
import { survey } from "../enrich/survey.ts";
import { UsageError } from "../usage-error.ts";
import { type EnrichPlan, runWithin } from "./enrich-run.ts";
import { insideForReading, insideForWriting, type PlacesOf } from "./folders.ts";
import { alone } from "./in-use.ts";
import { hasJournal, journalOf, listFlags, listProperties, pathInput, until } from "./list-input.ts";
import { checkOverwrite, companionsOf, isJournals } from "./own-outputs.ts";
import type { Context, Tool, ToolCall } from "./tool.ts";

/** Rows that an answer shows. */
const sampleRows = 5;

/** `enrich_file` */
export const enrichTool = (folders: PlacesOf, live: boolean): Tool => ({
  name: "enrich_file",
  title: "Look up every domain of a file",
  description: [
    `Costs 1 credit for each domain that no earlier run has paid for${live ? ", and 5 for each that is looked at live" : ""}; call estimate first.`,
    "Looks up every domain of a list once, and writes the list with its results to another file. Use it for more than a few domains.",
    `Returns counts, spend and ${sampleRows} rows. If it was cancelled or reached the credit limit, the same call resumes it.`,
    `Files must be in ${folders.map((folder) => JSON.stringify(folder)).join(" or ")}; relative paths begin at the first.`,
  ].join(" "),
  properties: {
    file: pathInput("Path of the list: text, CSV, TSV or NDJSON."),
    output: pathInput("Path of the file to write: .csv, or .ndjson for whole records."),
    ...listProperties(live),
    long: { type: "boolean", description: "In CSV, write a row for each technology. Default: false." },
    retry_failed: { type: "boolean", description: "Look up again what failed in an earlier run. Default: false." },
    overwrite: { type: "boolean", description: "Replace a file that this tool has not written. Default: false." },
  },
  required: ["file", "output"],
  hints: { readOnlyHint: false, destructiveHint: true, idempotentHint: false, openWorldHint: true },
  run: async (call, context) => {
    const plan = await planFor(call, context);
    const { report, notDomains, thrown } = await alone([plan.journal, plan.output], () =>
      runWithin(plan, call, context),
    );
    const { counts, charge, requests, repeated } = report;
    const { journal, output, counted } = plan;
    return {
      data: {
        output,
        journal,
        rows: counted.rows,
        distinctDomains: counted.domains,
        counts: { ...counts, notDomains },
        credits: charge,
        requests,
        perhapsChargedTwice: repeated.length,
        sample: await sampleOf(plan),
      },
      ...(thrown !== undefined && { error: thrown }),
      isForeign: true,
      credits: charge.most,
      rest: "The output file has everything.",
    };
  },
});

/** Everything that can be wrong is found before anything is sent. */
const planFor = async ({ input, signal }: ToolCall, { folders }: Context): Promise<EnrichPlan> => {
  const flags = listFlags(input);
  const shown = String(input.output);
  const list = await insideForReading(String(input.file), folders);
  const output = await insideForWriting(shown, folders);
  const journal = await insideForWriting(journalOf(list, flags), folders);
  for (const path of companionsOf(journal)) await insideForWriting(path, folders);
  await insideForWriting(temporaryOf(output), folders);
  await checkOutputs(list, journal, { ...flags, out: output });
  if (isJournals(output))
    throw new UsageError(`"${shown}" is named as journals are. Nothing was sent. Name another file.`);
  if (input.overwrite !== true) await checkOverwrite(output, journal, shown);
  const reader = hasJournal(journal) ? await readJournal(journal, flags) : undefined;
  try {
    const counted = await survey(until(signal, await openList(list, flags)), reader);
    if (counted.rows === 0) throw new UsageError(`"${String(input.file)}" has no domains. Nothing was sent.`);
    return { list, output, journal, flags, counted };
  } finally {
    await reader?.close();
  }
};

/** The first rows of the list, with what is known of them. */
const sampleOf = async ({ list, journal, flags }: EnrichPlan): Promise<readonly object[]> => {
  const reader = await readJournal(journal, flags);
  const rows: object[] = [];
  try {
    for await (const { name, line } of (await openList(list, flags)).rows) {
      if (rows.length >= sampleRows) break;
      const known = unnamed(name, line);
      const outcome =
        "domain" in known ? ((await reader.get(known.domain)) ?? { kind: "pending" as const, ...known }) : known;
      const [cells = {}] = cellsOf(outcome, flags.operation, false);
      rows.push({ domain: "domain" in known ? known.domain : name, ...cells });
    }
  } finally {
    await reader.close();
  }
  return rows;
};
