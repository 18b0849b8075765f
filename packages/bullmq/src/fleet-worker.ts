import { setTimeout as wait } from "node:timers/promises";
import type { CreditLimitError } from "@techlookup/core";
import { isTechLookupError, type TechLookupError } from "@techlookup/core/common";
import type { Charge, EnrichRecord } from "@techlookup/core/enrich";
import { endsRun, nothing, sumOf } from "@techlookup/core/platform";
import { DelayedError, type Job, UnrecoverableError, WaitingError, Worker } from "bullmq";
import type { Redis } from "ioredis";
import { type ChunkEvent, publishChunk, publishRecord } from "./chunk-events.ts";
import { type ChunkCounts, type ChunkJob, queueName } from "./chunk-job.ts";
import { ChunkEnded } from "./chunk-ledger.ts";
import type { FleetLedger, HaltReason } from "./ledger/fleet-ledger.ts";
import { domainsOf, lookUpChunk } from "./process-chunk.ts";
import type { WorkerHealth, WorkSettings } from "./work-options.ts";
import { workerName } from "./workers.ts";

/** How long closing may take, in milliseconds: what is on its way has ten seconds. */
const closeMs = 12_000;

/** A chunk of a run that was stopped is looked at again after so long, in milliseconds; at once where the run is submitted again. */
const haltedMs = 120_000;

/** What a worker works with. */
export interface WorkerParts {
  readonly connection: Redis;
  readonly account: string;
  readonly ledger: FleetLedger;
  readonly options: WorkSettings;
}

/**
 * Takes chunks, looks up their domains, and hands their records to the sink, until it is closed. Made by `fleet.work`.
 */
export class FleetWorker {
  readonly #parts: WorkerParts;
  readonly #worker: Worker<ChunkJob, ChunkCounts>;
  readonly #closing = new AbortController();
  #taken = 0;
  #finished = 0;
  #closed: Promise<void> | undefined;

  /** @internal */
  constructor(parts: WorkerParts) {
    this.#parts = parts;
    const { connection, account, options } = parts;
    this.#worker = new Worker<ChunkJob, ChunkCounts>(
      queueName,
      (job, token, signal) => this.#work(job, token, signal),
      {
        connection,
        prefix: account,
        name: workerName(options.host),
        concurrency: options.chunks,
        lockDuration: options.lockMs,
        stalledInterval: options.lockMs,
        // A chunk whose worker dies goes on elsewhere, however often that happens.
        maxStalledCount: Number.MAX_SAFE_INTEGER,
      },
    );
    this.#worker.on("lockRenewalFailed", (ids) => {
      for (const id of ids) this.#worker.cancelJob(id, "lost");
    });
    // Without a listener, Node would end the process. The connection comes back by itself.
    this.#worker.on("error", (error) => options.onError?.(error));
  }

  /** How the worker is: for a health check. */
  get health(): WorkerHealth {
    const { status } = this.#parts.connection;
    const state = this.#closing.signal.aborted ? "closing" : status === "ready" ? "ok" : "store-away";
    return { state, chunks: this.#taken, finished: this.#finished };
  }

  /**
   * Sends nothing more, waits for the requests that it has sent (at most ten seconds), and hands its chunks back. May be called twice.
   *
   * Takes twelve seconds at most. If the store is away for longer, what is open in it stays open, and the next worker finds it; BullMQ's own connections go on trying, so end
   * the process.
   *
   * @example
   * import { partFiles } from "@techlookup/bullmq";
   *
   * const running = fleet.work({ client, sink: partFiles("parts") });
   * process.once("SIGTERM", () => void running.close());
   */
  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    this.#closing.abort("the worker is closing");
    const over = new AbortController();
    const closed = this.#worker.close().catch(() => {});
    await Promise.race([closed, wait(closeMs, undefined, { signal: over.signal }).catch(() => {})]);
    over.abort();
  }

  async #work(job: Job<ChunkJob, ChunkCounts>, token = "", lost = new AbortController().signal): Promise<ChunkCounts> {
    const { run, chunk } = job.data;
    const { onChunk } = this.#parts.options;
    const beganMs = performance.now();
    let charge: Charge = nothing;
    this.#taken++;
    publishChunk({ run, chunk, state: "started" }, onChunk);
    const onRecord = (record: EnrichRecord<unknown>): void => {
      if ("charge" in record) charge = sumOf(charge, record.charge);
      publishRecord({ run, chunk, record });
    };
    try {
      const counts = await this.#records(job, lost, onRecord);
      const durationMs = performance.now() - beganMs;
      this.#finished++;
      publishChunk({ run, chunk, state: "finished", counts, charge, durationMs }, onChunk);
      return counts;
    } catch (thrown) {
      const ended = endingOf(thrown, this.#closing.signal.aborted && !lost.aborted);
      // A store that was away refuses to renew a lock, which may be this worker's still: then the chunk goes on at once. Otherwise it is another's.
      const isReturned = (ended === "handed-back" || ended === "lost") && (await giveBack(job, token));
      if (ended === "halted") await job.moveToDelayed(Date.now() + haltedMs, token);
      publishChunk({ run, chunk, state: ended, charge, error: thrown }, onChunk);
      if (isReturned) throw new WaitingError();
      if (ended === "halted") throw new DelayedError();
      throw ended === "gone" ? new UnrecoverableError("the store knows nothing of the run") : thrown;
    } finally {
      this.#taken--;
    }
  }

  async #records(
    { data }: Job<ChunkJob, ChunkCounts>,
    lost: AbortSignal,
    onRecord: (record: EnrichRecord<unknown>) => void,
  ): Promise<ChunkCounts> {
    const { ledger, options } = this.#parts;
    const { run, chunk, id } = data;
    const claim = await ledger.claim(run, id, chunk, domainsOf(data));
    if (claim.state === "finished") return {};
    if (claim.state === "halted") throw new RunHalted(claim.reason);
    if (claim.state === "gone") throw new ChunkEnded("gone");
    const { client, lookups, sink } = options;
    const signal = AbortSignal.any([lost, this.#closing.signal]);
    const tools = { client, ledger, lookups, onRecord };
    const records = await lookUpChunk(data, claim, tools, signal).catch(async (thrown: unknown) => {
      if (isTechLookupError(thrown) && endsRun(thrown)) await ledger.halt(run, haltReason(thrown));
      throw thrown;
    });
    await (typeof sink === "function" ? sink : sink.write)({ run, id, chunk }, records);
    if (!(await ledger.finish(run, chunk, claim.owner, options.host))) throw new ChunkEnded("lost");
    const counts: Record<string, number> = {};
    for (const { kind } of records) counts[kind] = (counts[kind] ?? 0) + 1;
    return counts;
  }
}

const haltReason = (error: TechLookupError): HaltReason => {
  const { code, message } = error;
  return { code, message, ...(code === "CREDIT_LIMIT" && { creditLimit: (error as CreditLimitError).creditLimit }) };
};

/** The run was stopped before this chunk began. */
class RunHalted extends Error {
  override readonly name = "RunHalted";
  /** Of the error that stopped it. */
  readonly code: string;

  constructor({ code, message }: HaltReason) {
    super(message);
    this.code = code;
  }
}

/** Gives a chunk back, if it is this worker's. */
const giveBack = (job: Job<ChunkJob, ChunkCounts>, token: string): Promise<boolean> =>
  job.moveToWait(token).then(
    () => true,
    () => false,
  );

const endingOf = (thrown: unknown, isClosing: boolean): Exclude<ChunkEvent["state"], "started" | "finished"> => {
  if (isTechLookupError(thrown) && endsRun(thrown)) return "halted";
  const cause = isTechLookupError(thrown) ? thrown.cause : thrown;
  if (thrown instanceof RunHalted) return "halted";
  if (cause instanceof ChunkEnded) return cause.reason;
  if (isTechLookupError(thrown) && thrown.code === "ABORTED") return isClosing ? "handed-back" : "lost";
  return isClosing ? "handed-back" : "failed";
};
