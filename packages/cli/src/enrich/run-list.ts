import { isTechLookupError, type TechLookup } from "@techlookup/node";
import { type EnrichReport, enrich, type Journal, openJournal } from "@techlookup/node/enrich";
import { readCredits } from "../account/read-credits.ts";
import { readApiKey } from "../api-key.ts";
import { exitCodeOf } from "../exit-code-of.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { UsageError } from "../usage-error.ts";
import { commandOf } from "./command-of.ts";
import type { Interrupts } from "./interrupts.ts";
import type { Job } from "./job.ts";
import { openList } from "./list.ts";
import { recordFormatOf } from "./paths.ts";
import { Progress } from "./progress.ts";
import { recordWriter } from "./record-writer.ts";
import { RecordStream } from "./stream-records.ts";
import type { SummaryFacts } from "./summary.ts";
import type { Survey } from "./survey.ts";
import { duration } from "./words.ts";

/** How a run has ended: what is told of it, and the error that ended it, if one did. */
export interface Ended extends SummaryFacts {
  /** Whether it ended since nobody reads stdout any more. */
  readonly isUnread: boolean;
  readonly thrown?: unknown;
}

const lookMs = 1_000;

const comparing = "some answers were lost, so the account's credits are compared, a minute apart";

/** Looks up a list, with a journal, until it is done, interrupted, or can go no further. */
export const runList = async (
  job: Job,
  journalPath: string,
  survey: Survey | undefined,
  interrupts: Interrupts,
): Promise<Ended> => {
  const { session, flags } = job;
  const beganMs = performance.now();
  let activity: string | undefined;
  let progress: Progress | undefined;
  const client = await session.client({
    onAttempt: ({ path }) => {
      progress?.request();
      // A run reads the account at its start as well, when there is nothing to compare.
      activity = progress && run.report.requests > 0 && path.endsWith("/v1/credits") ? comparing : undefined;
    },
  });
  const apiKey = await readApiKey(session.globals.apiKeyFile);
  const { operation, live = false, retryFailed = false, breakLock = false } = flags;
  // Free, and tells at once that a key is wrong or a server cannot be reached.
  const { totals } = await readCredits(client, session);
  interrupts.begin();
  const journal = await openJournal(journalPath, {
    ...{ operation, live, apiKey, retryFailed, breakLock },
    used: totals?.credits_used,
  });
  const spentBefore = journal.spent.most;
  const list = await openList(job.path, flags);
  const stream = new RecordStream(list, journal, flags.replay ?? flags.out !== undefined);
  const run = enrich(client, stream.entries(flags.out === undefined), {
    operation,
    live,
    order: flags.order,
    signal: interrupts.signal,
    ledger: flags.out === undefined ? journal : withoutHandOn(journal),
    ...(flags.creditLimit !== undefined && { creditLimit: flags.creditLimit }),
    ...(flags.concurrency !== undefined && { concurrency: flags.concurrency }),
    ...(flags.repeatAmbiguous && { repeatAmbiguous: true }),
  });
  const reportOf = (): EnrichReport => ({ ...run.report, leftOut: run.report.leftOut + stream.leftOut });
  progress = new Progress(session, () => ({
    report: reportOf(),
    total: survey?.rows,
    creditLimit: flags.creditLimit,
    remaining: totals?.credits_remaining,
    health: client.health,
    activity,
  }));
  const end = watchPatience(client, flags.patience, interrupts);
  session.out.onClose(() => interrupts.end("nobody reads on"));
  let thrown: unknown;
  try {
    if (flags.out === undefined) {
      const { long = false } = flags;
      const format = recordFormatOf(session, flags, list.format);
      const writer = recordWriter(list, { format, operation, long, out: session.out });
      await stream.write(run, writer, session.out, () => {
        progress?.record();
        if (session.out.isTerminal) progress?.clear();
      });
    } else
      for await (const record of run) {
        stream.count(record);
        progress.record();
      }
  } catch (error) {
    thrown = error;
  } finally {
    end.stop();
    progress.stop();
    await journal.close().catch((error: unknown) => {
      thrown ??= error;
    });
    await client.close();
  }
  if (end.problem) thrown = end.problem;
  // It is missing what was written last: what is in the journal can be had again.
  await session.out.finish().catch((error: unknown) => {
    thrown = error;
  });
  const isUnread = flags.out === undefined && session.out.isClosed && !session.out.failure;
  const report = reportOf();
  const isInterrupted = isTechLookupError(thrown) && thrown.code === "ABORTED";
  return {
    report,
    survey,
    isUnread,
    exitCode: isUnread
      ? exitCodes.interrupted
      : thrown === undefined
        ? codeOf(report, stream.notDomains)
        : exitCodeOf(thrown),
    elapsedMs: performance.now() - beganMs,
    journal: journalPath,
    out: flags.out,
    again: commandOf(job.name),
    leftOut: stream.leftOut,
    notDomains: stream.notDomains,
    spentBefore,
    // An interruption is no error to explain: the summary tells how to go on.
    ...(thrown !== undefined && !isInterrupted && { thrown }),
  };
};

/** The exit code of a run that went through the whole list. */
const codeOf = ({ counts }: EnrichReport, notDomains: number): ExitCode => {
  if (counts.ambiguous) return exitCodes.ambiguous;
  return counts.failed || notDomains ? exitCodes.someFailed : exitCodes.done;
};

/** What goes into a file that is derived from the journal has not been handed on to whoever reads stdout. */
const withoutHandOn = (journal: Journal) => ({
  baseline: journal.baseline,
  recall: (domain: string) => journal.recall(domain),
  intend: (domain: string, credits: number) => journal.intend(domain, credits),
  settle: (...given: Parameters<Journal["settle"]>) => journal.settle(...given),
  mark: (used: number) => journal.mark(used),
});

/** Ends a run whose server has been down for longer than the user wants to wait. */
const watchPatience = (client: TechLookup, minutes: number | undefined, interrupts: Interrupts) => {
  const watch: { problem?: UsageError; stop: () => void } = { stop: () => clearInterval(timer) };
  const timer = setInterval(() => {
    const forMs = Math.max(0, ...client.health.outages.map((outage) => outage.forMs));
    if (minutes === undefined || forMs < minutes * 60_000 || interrupts.signal.aborted) return;
    watch.problem = new UsageError(
      `The API has not answered for ${duration(forMs)}, and --patience allows ${duration(minutes * 60_000)}. Nothing that was paid for is lost: run the command again later.`,
      exitCodes.unreachable,
    );
    interrupts.end("out of patience");
  }, lookMs);
  timer.unref();
  return watch;
};
