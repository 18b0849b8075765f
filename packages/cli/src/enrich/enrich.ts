import { existsSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { type JournalReader, readJournal } from "@techlookup/node/enrich";
import type { Work } from "../action.ts";
import { exitCodeOf } from "../exit-code-of.ts";
import { exitCodes } from "../exit-codes.ts";
import { printRows } from "../output/print-rows.ts";
import type { Session } from "../session.ts";
import { UsageError } from "../usage-error.ts";
import { commandOf } from "./command-of.ts";
import { checkCreditLimit } from "./credit-limit-check.ts";
import { derivedText, outcomesOf, replaceFile } from "./derive.ts";
import { planOf, planRows } from "./dry-run.ts";
import type { EnrichFlags } from "./enrich-flags.ts";
import { Interrupts } from "./interrupts.ts";
import type { Job } from "./job.ts";
import { openList } from "./list.ts";
import { checkOutputs, journalPathOf, recordFormatOf } from "./paths.ts";
import { recordWriter } from "./record-writer.ts";
import { runList } from "./run-list.ts";
import { spoolStdin } from "./spool.ts";
import { summaryLines, summaryRecord } from "./summary.ts";
import { garbledNote, type Survey, survey } from "./survey.ts";
import { writeReport } from "./write-report.ts";

// A list may be long, and V8 lets garbage grow to hundreds of megabytes where it may (measured: docs-internal/decisions/0023-enrich-and-its-journal.md).
setFlagsFromString("--optimize-for-size");

/** `techlookup enrich`: looks up a list, or says what that would come to, or writes the output of earlier runs anew. */
export const enrichWork: Work<EnrichFlags> = async (session, [name = "-"], flags) => {
  if (!flags.dryRun && !flags.rebuild) checkCreditLimit(flags);
  if (name === "-" && process.stdin.isTTY)
    await session.note("Reading domains from the terminal, one a line. Ctrl-D ends the list.");
  // A list that is counted first, or written out in its order, is read more than once.
  const isReadTwice = flags.out !== undefined || flags.dryRun || flags.rebuild;
  const interrupts = listen(session, name);
  let spooled: Awaited<ReturnType<typeof spoolStdin>> | undefined;
  try {
    if (name === "-" && isReadTwice) spooled = await spoolStdin();
    return await workOn({ session, name, path: spooled?.path ?? name, flags }, interrupts);
  } finally {
    interrupts.stop();
    spooled?.remove();
  }
};

const workOn = async (job: Job, interrupts: Interrupts): ReturnType<Work<EnrichFlags>> => {
  const { name, path, flags } = job;
  const journalPath = journalPathOf(name, flags);
  const meaning = { operation: flags.operation, live: flags.live ?? false };
  await checkOutputs(name, journalPath, flags);
  if (flags.dryRun) return dryRun(job, existsSync(journalPath) ? await readJournal(journalPath, meaning) : undefined);
  if (flags.rebuild) {
    await writeOut(job, await readJournal(journalPath, meaning));
    return exitCodes.done;
  }
  const counted = path === "-" ? undefined : await surveyOf(job, journalPath, meaning);
  if (counted?.garbled !== undefined) await job.session.note(garbledNote(name, counted.garbled));
  if (counted && !counted.rows) throw new UsageError(`"${name}" has no domains. Nothing was sent.`);
  return runAndTell(job, journalPath, counted, interrupts);
};

const listen = (session: Session, name: string): Interrupts =>
  new Interrupts({
    early: () =>
      process.stderr.write(`Interrupted before anything was looked up. Start again with: ${commandOf(name)}\n`),
    first: () =>
      void session.note(
        "Interrupted: waiting for lookups on their way, ten seconds at most. Ctrl-C again ends at once; nothing that was paid for is lost.",
      ),
    second: () => process.stderr.write(`Ended. What was paid for is in the journal. Resume with: ${commandOf(name)}\n`),
  });

const runAndTell = async (
  job: Job,
  journalPath: string,
  counted: Survey | undefined,
  interrupts: Interrupts,
): ReturnType<Work<EnrichFlags>> => {
  const { session, flags } = job;
  const { operation, live = false } = flags;
  const ended = await runList(job, journalPath, counted, interrupts);
  const { isUnread, ...others } = ended;
  let { thrown, ...facts } = others;
  if (flags.out !== undefined)
    try {
      await writeOut(job, await readJournal(journalPath, { operation, live }));
    } catch (error) {
      // What the run has cost is told all the same.
      facts = { ...facts, exitCode: exitCodeOf(thrown ?? error) };
      thrown ??= error;
    }
  // Whoever pipes into `head` has what they wanted.
  if (isUnread) return facts.exitCode;
  // A file is counted before; a pipe turns out to be empty.
  const { counts, leftOut } = facts.report;
  const isEmpty = facts.exitCode === exitCodes.done && !leftOut && Object.values(counts).every((count) => count === 0);
  if (isEmpty) throw new UsageError(`"${job.name}" has no domains. Nothing was paid.`);
  for (const line of summaryLines(facts)) await session.note(line);
  if (flags.report !== undefined)
    await writeReport(flags.report, summaryRecord(facts), "and its journal has all of it");
  if (thrown !== undefined) throw thrown;
  return facts.exitCode;
};

const surveyOf = async (
  { path, flags }: Job,
  journalPath: string,
  meaning: Pick<EnrichFlags, "operation"> & { readonly live: boolean },
): ReturnType<typeof survey> => {
  const journal = existsSync(journalPath) ? await readJournal(journalPath, meaning) : undefined;
  return survey(await openList(path, flags), journal);
};

const dryRun = async (
  { session, name, path, flags }: Job,
  journal: JournalReader | undefined,
): ReturnType<Work<EnrichFlags>> => {
  const counted = await survey(await openList(path, flags), journal);
  const plan = planOf(counted, flags, journal);
  await printRows(session, planRows(plan, flags), { otherwise: "json", whole: plan, records: [plan] });
  if (counted.garbled !== undefined) await session.note(garbledNote(name, counted.garbled));
  for (const problem of [...counted.problems, ...counted.oddities]) await session.note(problem);
  return exitCodes.done;
};

const rebuildAdvice =
  "What was paid for is in the journal: free space or choose another file with --out, then use --rebuild.";

/** Writes the output from the journal, to the file or to stdout. */
const writeOut = async ({ session, path, flags }: Job, journal: JournalReader): Promise<void> => {
  const list = await openList(path, flags);
  const format = recordFormatOf(session, flags, list.format);
  const { operation, long = false, out } = flags;
  const writer = recordWriter(list, { format, operation, long, out: session.out });
  try {
    const text = derivedText(outcomesOf(list, journal), writer);
    if (out !== undefined) await replaceFile(out, text, rebuildAdvice);
    else for await (const piece of text) await session.out.write(piece);
  } finally {
    await journal.close();
  }
};
