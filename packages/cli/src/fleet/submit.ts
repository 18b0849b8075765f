import type { Submitted } from "@techlookup/bullmq";
import type { Entry } from "@techlookup/node/enrich";
import { readCredits } from "../account/read-credits.ts";
import type { Work } from "../action.ts";
import { checkCreditLimit } from "../enrich/credit-limit-check.ts";
import { planOf, planRows } from "../enrich/dry-run.ts";
import type { EnrichFlags } from "../enrich/enrich-flags.ts";
import { type List, openList } from "../enrich/list.ts";
import { spoolStdin } from "../enrich/spool.ts";
import { listed } from "../enrich/summary.ts";
import { garbledNote, type Survey, survey } from "../enrich/survey.ts";
import { count } from "../enrich/words.ts";
import { printRows } from "../output/print-rows.ts";
import type { Session } from "../session.ts";
import { UsageError } from "../usage-error.ts";
import { checkStore } from "./check-store.ts";
import { commandLine } from "./command-lines.ts";
import { explainFull } from "./full-store.ts";
import { openFleet, type RedisFlags } from "./open-fleet.ts";
import { runNameOf } from "./run-name-of.ts";

type ListFlags = Pick<EnrichFlags, "column" | "inputFormat" | "header" | "operation" | "live" | "creditLimit">;

/** What stands on the command line of `enrich submit`, read. */
export interface SubmitFlags extends RedisFlags, ListFlags {
  readonly run?: string;
  readonly chunkSize?: number;
  readonly dryRun?: boolean;
}

/** A list, and where it is read. */
interface Named {
  readonly name: string;
  readonly path: string;
}

/** `techlookup enrich submit`: hands a list to the workers. */
export const submit: Work<SubmitFlags> = async (session, [name = "-"], flags) => {
  if (!flags.dryRun) checkCreditLimit(flags);
  const run = runNameOf(name, flags.dryRun ? "none" : flags.run);
  if (name === "-" && process.stdin.isTTY)
    await session.note("Reading domains from the terminal, one a line. Ctrl-D ends the list.");
  // It is counted before it is handed over.
  const spooled = name === "-" ? await spoolStdin() : undefined;
  try {
    const list = { name, path: spooled?.path ?? name };
    const counted = await survey(await openList(list.path, flags), undefined);
    if (counted.garbled !== undefined) await session.note(garbledNote(name, counted.garbled));
    const { problems, notDomains, oddities, odd } = counted;
    for (const line of [...listed("not domains", problems, notDomains), ...listed("perhaps misspelt", oddities, odd)])
      await session.note(line);
    if (!counted.rows) throw new UsageError(`"${name}" has no domains. Nothing was submitted.`);
    if (flags.dryRun) {
      const plan = planOf(counted, flags, undefined);
      await printRows(session, planRows(plan, flags), { otherwise: "json", whole: plan, records: [plan] });
    } else await handOver(session, run, list, flags, counted);
    return undefined;
  } finally {
    spooled?.remove();
  }
};

const handOver = async (
  session: Session,
  run: string,
  { name, path }: Named,
  flags: SubmitFlags,
  { notDomains }: Survey,
): Promise<void> => {
  const { operation, live = false, creditLimit, chunkSize } = flags;
  const { fleet, redis, close } = await openFleet(session, "techlookup enrich submit", flags);
  try {
    await checkStore(session, redis);
    const client = await session.client();
    // Free, and tells at once that a key is wrong. A run that is continued remembers what it was at first.
    const { totals } = await readCredits(client, session);
    await client.close();
    const list = await openList(path, flags);
    const options = { operation, live, creditLimit, chunkSize, usedBefore: totals?.credits_used };
    const submitted = await fleet.submit(run, entriesOf(list), options).catch(explainFull);
    const { state, chunks, entries, domains, creditLimit: limit } = submitted;
    const row = { run, state, chunks, entries, domains, notDomains, operation, live, creditLimit: limit };
    await printRows(session, [row], { otherwise: "json", whole: row });
    for (const line of nextLines(run, name, submitted, flags)) await session.note(line);
  } finally {
    await close();
  }
};

async function* entriesOf({ rows }: List): AsyncGenerator<Entry, void, undefined> {
  for await (const { name, line } of rows) yield { name, line };
}

/** What was done, and the command lines that come next. */
const nextLines = (
  run: string,
  name: string,
  { state, domains, chunks, creditLimit }: Submitted,
  { redis, run: given }: SubmitFlags,
): readonly string[] => {
  const limit = creditLimit === undefined ? "no credit limit" : `${count(creditLimit, "credit")} at most`;
  const file = name === "-" ? "LIST" : name;
  const isNamed = given !== undefined || name === "-";
  const named = isNamed ? ["--run", run] : [];
  return [
    `${state === "begun" ? "Submitted" : "Continued"} as ${run}: ${count(domains, "domain")} in ${count(chunks, "chunk")}, ${limit}`,
    `  on each machine:   ${commandLine("worker", redis)}`,
    `  how far it is:     ${commandLine("status", redis, run)}`,
    `  at the end:        ${commandLine("collect", redis, file, ...named, "--out", "FILE")}`,
  ];
};
