import type { RunState } from "@techlookup/bullmq";
import { isTechLookupError } from "@techlookup/node";
import { redisWindow } from "@techlookup/node/redis";
import type { Work } from "../action.ts";
import { commandOf } from "../enrich/command-of.ts";
import { Interrupts } from "../enrich/interrupts.ts";
import { checkOutputs } from "../enrich/paths.ts";
import { spoolStdin } from "../enrich/spool.ts";
import { writeReport } from "../enrich/write-report.ts";
import { exitCodeOf } from "../exit-code-of.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Session } from "../session.ts";
import { UsageError } from "../usage-error.ts";
import { type CollectJob, writeCollection } from "./collect-output.ts";
import { openFleet, type RedisFlags } from "./open-fleet.ts";
import { runNameOf } from "./run-name-of.ts";
import { exitCodeOfRun, spendLines, spendRecord } from "./spend-report.ts";
import { unknownRun } from "./unknown-run.ts";

/** What stands on the command line of `enrich collect`, read. */
export interface CollectFlags extends RedisFlags, CollectJob {
  readonly run?: string;
  readonly parts: string;
  readonly partial?: boolean;
  readonly repeatAmbiguous?: boolean;
  readonly report?: string;
}

/** A run that was collected in full is known for so long, so that it can be collected again. */
const keptMs = 7 * 86_400_000;

/** `techlookup enrich collect`: writes the results of a run, and tells what it has cost. */
export const collect: Work<CollectFlags> = async (session, [name], flags) => {
  const run = runNameOf(name, flags.run);
  await checkOutputs(name === "-" ? undefined : name, undefined, flags);
  const again = commandOf(name ?? "");
  const interrupts = new Interrupts({
    early: () => process.stderr.write(`Interrupted. Start again with: ${again}\n`),
    first: () => void session.note("Interrupted: waiting for lookups on their way, ten seconds at most."),
    second: () => process.stderr.write(`Ended. Start again with: ${again}\n`),
  });
  const spooled = name === "-" ? await spoolStdin() : undefined;
  try {
    return await collectRun(session, run, { name, path: spooled?.path ?? name }, flags, interrupts);
  } finally {
    interrupts.stop();
    spooled?.remove();
  }
};

const collectRun = async (
  session: Session,
  run: string,
  list: { readonly name: string | undefined; readonly path: string | undefined },
  flags: CollectFlags,
  interrupts: Interrupts,
): ReturnType<Work<CollectFlags>> => {
  const { fleet, redis, apiKey, partFiles, close } = await openFleet(session, "techlookup enrich collect", flags);
  try {
    const before = await fleet.status(run);
    if (!before) throw unknownRun(run, await fleet.runs());
    checkFinished(run, before, flags);
    const client = await session.client({ pacing: { window: redisWindow({ client: redis, apiKey }) } });
    const { partial, repeatAmbiguous, out, report } = flags;
    const { signal } = interrupts;
    const options = { client, sink: partFiles(flags.parts), partial, repeatAmbiguous, signal };
    const collection = fleet.collect(run, options);
    if (before.counts.ambiguous && !before.halted)
      await session.note("Some responses were lost: the account's credits are compared, a minute apart.");
    interrupts.begin();
    const { rows, notDomains, problem } = await writeCollection(session, collection, before, { ...list, flags });
    await client.close();
    if (out === undefined && session.out.isClosed) return exitCodes.interrupted;
    const after = collection.state ?? before;
    const facts = { run, rows, notDomains, before, after, out };
    const exitCode = problem === undefined ? exitCodeOfRun(facts) : exitCodeOf(problem);
    for (const line of spendLines({ ...facts, exitCode })) await session.note(line);
    if (report !== undefined)
      await writeReport(report, spendRecord({ ...facts, exitCode }), "and collecting it again writes the report");
    if (after.finished === after.chunks && problem === undefined) await fleet.remove(run, keptMs);
    if (problem !== undefined && !(isTechLookupError(problem) && problem.code === "ABORTED")) throw problem;
    return exitCode;
  } finally {
    await close();
  }
};

const checkFinished = (run: string, { finished, chunks, halted }: RunState, { partial }: CollectFlags): void => {
  if (finished === chunks || halted || partial) return;
  throw new UsageError(
    `"${run}" is under way: ${finished} of its ${chunks} chunks are finished. Wait for its workers, or take what there is with --partial.`,
  );
};
