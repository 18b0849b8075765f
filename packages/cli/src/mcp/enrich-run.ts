import { type EnrichReport, enrich, openJournal, readJournal } from "@techlookup/node/enrich";
import { readCredits } from "../account/read-credits.ts";
import { derivedText, outcomesOf, replaceFile } from "../enrich/derive.ts";
import type { EnrichFlags } from "../enrich/enrich-flags.ts";
import { openList } from "../enrich/list.ts";
import { recordFormatOf } from "../enrich/paths.ts";
import { recordWriter } from "../enrich/record-writer.ts";
import { kindsOf } from "../enrich/status.ts";
import { RecordStream } from "../enrich/stream-records.ts";
import type { Survey } from "../enrich/survey.ts";
import { BudgetLedger } from "./budget-ledger.ts";
import { noteOutput } from "./own-outputs.ts";
import type { Context, ToolCall } from "./tool.ts";

/** A list, checked: where it is read and written, and how. */
export interface EnrichPlan {
  readonly list: string;
  readonly journal: string;
  readonly output: string;
  readonly flags: EnrichFlags & { readonly live: boolean };
  readonly counted: Survey;
}

/** What a run has come to. */
export interface EnrichEnd {
  readonly report: EnrichReport;
  readonly notDomains: number;
  readonly thrown?: unknown;
}

/** Looks up a list within the budget, and writes the output of all that the journal knows, whatever has ended the run. */
export const runWithin = async (
  plan: EnrichPlan,
  { signal, progress }: Pick<ToolCall, "signal" | "progress">,
  context: Context,
): Promise<EnrichEnd> => {
  const { client, session, apiKey, budget } = context;
  const { flags, counted } = plan;
  const { operation, live, retryFailed = false } = flags;
  // The budget is the limit. A run that looks at websites wants one of its own as well.
  const { limit } = await budget.state();
  const { totals } = await readCredits(client, session);
  const list = await openList(plan.list, flags);
  const journal = await openJournal(plan.journal, { operation, live, apiKey, retryFailed, used: totals?.credits_used });
  const ledger = new BudgetLedger(journal, budget);
  const stream = new RecordStream(list, journal, true);
  const run = enrich(client, stream.entries(false), { operation, live, signal, ledger, creditLimit: limit });
  let thrown: unknown;
  try {
    let done = 0;
    for await (const record of run) {
      stream.count(record);
      done++;
      progress(done, counted.rows, kindsOf(run.report));
    }
  } catch (error) {
    thrown = ledger.refusal ? ledger.refusal.thrown : error;
  } finally {
    await journal.close().catch((error: unknown) => {
      thrown ??= error;
    });
  }
  try {
    await writeOutput(plan, context);
  } catch (error) {
    thrown ??= error;
  }
  return { report: run.report, notDomains: stream.notDomains, ...(thrown !== undefined && { thrown }) };
};

const resumeAdvice = "Nothing that was paid for is lost: call enrich_file again with an output that can be written.";

const writeOutput = async ({ list: path, journal: journalPath, output, flags }: EnrichPlan, { session }: Context) => {
  const { operation, live, long = false } = flags;
  const journal = await readJournal(journalPath, { operation, live });
  try {
    const list = await openList(path, flags);
    const format = recordFormatOf({ globals: {}, out: session.err }, { ...flags, out: output }, list.format);
    const writer = recordWriter(list, { format, operation, long, out: session.err });
    await replaceFile(output, derivedText(outcomesOf(list, journal), writer), resumeAdvice);
    await noteOutput(output, journalPath);
  } finally {
    await journal.close();
  }
};
