import type { FleetWorker } from "@techlookup/bullmq";
import { redisWindow } from "@techlookup/node/redis";
import { readCredits } from "../account/read-credits.ts";
import type { Work } from "../action.ts";
import { Progress } from "../enrich/progress.ts";
import { kindsOf } from "../enrich/status.ts";
import { count, duration, range } from "../enrich/words.ts";
import { exitCodes } from "../exit-codes.ts";
import { checkParts } from "./check-parts.ts";
import { checkStore } from "./check-store.ts";
import { EndSignals } from "./end-signals.ts";
import { startHealthServer } from "./health-server.ts";
import { openFleet, type RedisFlags } from "./open-fleet.ts";
import { untilIdle } from "./until-idle.ts";
import { WorkerNotes } from "./worker-notes.ts";
import { WorkerTally } from "./worker-tally.ts";
import { startWorkerTelemetry } from "./worker-telemetry.ts";

/** What stands on the command line of `enrich worker`, read. */
export interface WorkerFlags extends RedisFlags {
  readonly parts: string;
  readonly chunks?: number;
  readonly concurrency?: number;
  readonly exitWhenIdle?: boolean;
  readonly healthPort?: number;
  readonly healthHost: string;
}

/** `techlookup enrich worker`: looks up what was submitted, until it is ended. */
export const worker: Work<WorkerFlags> = async (session, _args, flags) => {
  const ending = new AbortController();
  const signals = new EndSignals({
    first: () => {
      ending.abort();
      void session.note("Ending: waiting for lookups on their way, ten seconds at most. The same again ends at once.");
    },
    second: () => process.stderr.write("Ended. What was on its way may have been charged; collect decides it.\n"),
  });
  const beganMs = performance.now();
  const { fleet, redis, apiKey, partFiles, close } = await openFleet(session, "techlookup enrich worker", flags);
  const tally = new WorkerTally(() => progress?.record());
  const notes = new WorkerNotes(session);
  let progress: Progress | undefined;
  let working: FleetWorker | undefined;
  try {
    await checkStore(session, redis);
    await checkParts(flags.parts);
    await startWorkerTelemetry();
    const client = await session.client({
      onAttempt: ({ path }) => {
        if (path.endsWith("/v1/credits")) return;
        tally.requests++;
        progress?.request();
      },
      pacing: { window: redisWindow({ client: redis, apiKey }) },
    });
    // Free, and tells at once that a key is wrong: the runs of another key would be waited for without end.
    await readCredits(client, session);
    if (!ending.signal.aborted) {
      working = fleet.work({
        ...{ client, sink: partFiles(flags.parts), chunks: flags.chunks, lookups: flags.concurrency },
        onChunk: (event) => notes.chunk(event),
        onError: (error) => notes.connection(error, working),
      });
      const started = working;
      const { healthPort, healthHost } = flags;
      const server =
        healthPort === undefined ? undefined : await startHealthServer(() => started.health, healthPort, healthHost);
      await session.note(startedNote(flags, server?.address()));
      const activity = (): string =>
        `${count(started.health.chunks, "chunk")} in work, ${started.health.finished} finished`;
      progress = new Progress(session, () => ({
        ...{ report: tally.report, total: undefined, creditLimit: undefined, remaining: undefined },
        ...{ health: client.health, activity: activity() },
      }));
      await (flags.exitWhenIdle ? untilIdle(fleet, started, ending.signal) : aborted(ending.signal));
      await started.close();
      progress.stop();
      server?.close();
    }
    await client.close();
  } finally {
    progress?.stop();
    tally.stop();
    await close();
    signals.stop();
  }
  const { report } = tally;
  const chunks = working?.health.finished ?? 0;
  const elapsed = duration(performance.now() - beganMs);
  await session.note(`Ended after ${elapsed}: ${count(chunks, "chunk")} finished, ${kindsOf(report)}`);
  await session.note(`  credits: ${range(report.charge)} spent by ${count(report.requests, "request")}`);
  // While Redis is away, connections of BullMQ's own stay open for it: they must not keep the process.
  setTimeout(() => process.exit(), 1_000).unref();
  return signals.first === undefined || signals.first === "SIGTERM" ? exitCodes.done : exitCodes.interrupted;
};

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve());
  });

const startedNote = (
  { parts }: WorkerFlags,
  address: ReturnType<import("node:http").Server["address"]> | undefined,
): string => {
  const health = typeof address === "object" && address ? `, health on port ${address.port}` : "";
  return `Working: records go to ${parts}/${health}. SIGTERM or Ctrl-C end it in good order.`;
};
