import type { Entries } from "@techlookup/core/enrich";
import { check, checkApiKey } from "@techlookup/core/platform";
import { Queue } from "bullmq";
import type { Redis } from "ioredis";
import { type ChunkCounts, type ChunkJob, jobIdOf, queueName } from "./chunk-job.ts";
import { type Collection, type CollectOptions, collect } from "./collect.ts";
import { FleetWorker } from "./fleet-worker.ts";
import type { FleetLedger, RunState } from "./ledger/fleet-ledger.ts";
import { accountPrefix } from "./ledger/ledger-keys.ts";
import { RedisLedger } from "./ledger/redis-ledger.ts";
import { checkRunName } from "./run-name.ts";
import { type SubmitOptions, type Submitted, submit } from "./submit.ts";
import { type ChunkProgress, watch } from "./watch.ts";
import { type WorkOptions, workSettings } from "./work-options.ts";
import { connectedWorkers } from "./workers.ts";

/** The options of `createFleet`. */
export interface FleetOptions {
  /**
   * A client of `ioredis`, for Redis from 7.0 or Valkey, with `maxRetriesPerRequest: null`, as BullMQ wants it. With `enableAutoPipelining: true`, and the same connection
   * for `redisWindow`, ledger and window share round trips. It remains yours: close it when you are done.
   */
  readonly connection: Redis;
  /** The API key. Runs, limit and queue are those of its account: a hash of it names them in the store. */
  readonly apiKey: string;
  /** What the names of keys begin with, as for `redisWindow`. Default `techlookup`. */
  readonly prefix?: string | undefined;
  /** Where runs record what they pay for. Default: the same Redis. */
  readonly ledger?: FleetLedger | undefined;
}

/** Runs over lists of domains that many machines work on. */
export class Fleet {
  /** Where runs record what they pay for. */
  readonly ledger: FleetLedger;
  readonly #connection: Redis;
  readonly #account: string;
  readonly #queue: Queue<ChunkJob, ChunkCounts>;
  readonly #workers = new Set<FleetWorker>();

  /** @internal */
  constructor({ connection, apiKey, prefix = "techlookup", ledger }: FleetOptions) {
    this.#connection = connection;
    this.#account = accountPrefix(prefix, apiKey);
    this.ledger = ledger ?? new RedisLedger(connection, this.#account);
    this.#queue = new Queue(queueName, { connection, prefix: this.#account });
    // BullMQ's own. A connection comes back by itself.
    this.#queue.on("error", () => {});
  }

  /**
   * Cuts a list into chunks, and hands them over to the workers. Submitting the same list under the same name again continues the run: with another `creditLimit`,
   * say, after it was stopped by the old one. Nothing is looked up twice.
   *
   * @throws ConfigurationError (`CONFIGURATION_ERROR`) when an option is invalid, the list is empty, or a run of that name has another list or operation
   * @example
   * const { chunks } = await fleet.submit("november", ["example.com", "example.org"], { creditLimit: 100 });
   */
  submit(run: string, domains: Entries, options: SubmitOptions = {}): Promise<Submitted> {
    return submit({ ledger: this.ledger, queue: this.#queue }, run, domains, options);
  }

  /**
   * Starts a worker: one a process. It works on all runs of the key until it is closed.
   *
   * @throws ConfigurationError (`CONFIGURATION_ERROR`) when an option is invalid
   * @example
   * const worker = fleet.work({ client, sink: partFiles("parts") });
   */
  work(options: WorkOptions): FleetWorker {
    const settings = workSettings(options);
    const parts = { connection: this.#connection, account: this.#account, ledger: this.ledger };
    const worker = new FleetWorker({ ...parts, options: settings });
    this.#workers.add(worker);
    return worker;
  }

  /**
   * What has become of a run so far; `undefined` if there is none of that name.
   *
   * @example
   * const { finished, chunks } = (await fleet.status("november")) ?? {};
   */
  status(run: string): Promise<RunState | undefined> {
    checkRunName(run);
    return this.ledger.read(run);
  }

  /**
   * The names of all runs.
   *
   * @example
   * await fleet.runs();
   */
  runs(): Promise<readonly string[]> {
    return this.ledger.list();
  }

  /**
   * The hosts of the workers that are connected to Redis, one name for each worker; `undefined` where Redis does not tell, as some providers forbid `CLIENT LIST`. A host that
   * lost its power is listed until Redis notices, and a worker that stands still is listed as well.
   *
   * @example
   * await fleet.workers(); // ["worker-1", "worker-2"]
   */
  workers(): Promise<readonly string[] | undefined> {
    return connectedWorkers(this.#queue);
  }

  /**
   * Tells of each chunk that any worker finishes from now on, whichever machine it is on.
   *
   * @returns A function that ends it.
   * @example
   * const stop = await fleet.watch(({ run, chunk, counts }) => console.log(run, chunk, counts.found));
   */
  watch(listener: (progress: ChunkProgress) => void): Promise<() => Promise<void>> {
    return watch(this.#connection, this.#account, listener);
  }

  /**
   * The records of a run, in the order of its list. Before the first: decides what became of lookups whose outcome is unknown, by what the account has used, and
   * repeats those that were not charged, or may be charged twice.
   *
   * @throws ConfigurationError (`CONFIGURATION_ERROR`) when an option is invalid, and, once it is read, when the run is unknown or not finished, or the sink has no
   * records of a chunk
   * @throws CreditLimitError (`CREDIT_LIMIT`) after the last record, when the limit does not allow lookups to be repeated
   * @example
   * for await (const record of fleet.collect("november", { client, sink: partFiles("parts") })) console.log(record.input, record.kind);
   */
  collect(run: string, options: CollectOptions): Collection {
    const entriesOf = async (job: Parameters<typeof jobIdOf>[0]) =>
      (await this.#queue.getJob(jobIdOf(job)))?.data.entries ?? [];
    return collect({ ledger: this.ledger, entriesOf }, run, options);
  }

  /**
   * Removes what the store knows of a run, now or later. Files of its records stay.
   *
   * @param afterMs In so many milliseconds. Default 0.
   * @example
   * await fleet.remove("november", 7 * 86_400_000);
   */
  remove(run: string, afterMs = 0): Promise<void> {
    checkRunName(run);
    return this.ledger.expire(run, afterMs);
  }

  /**
   * Closes its workers. The connection remains open.
   *
   * @example
   * await fleet.close();
   */
  async close(): Promise<void> {
    await Promise.all([...this.#workers].map((worker) => worker.close()));
    await this.#queue.close();
  }
}

/**
 * Runs over lists of domains that many machines work on: BullMQ hands out chunks of a list, a ledger in the same Redis keeps the credit limit and what was paid for, and
 * `redisWindow` the rate limit. Whatever dies, nothing is lost, and nothing is paid twice in silence.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`) when an option is invalid
 * @example
 * import { TechLookup } from "@techlookup/node";
 * import { redisWindow } from "@techlookup/node/redis";
 * import { createFleet, partFiles } from "@techlookup/bullmq";
 * import { Redis } from "ioredis";
 *
 * const apiKey = process.env.TECHLOOKUP_API_KEY ?? "";
 * const connection = new Redis("redis://127.0.0.1:6379", { maxRetriesPerRequest: null, enableAutoPipelining: true });
 * const client = new TechLookup({ apiKey, pacing: { window: redisWindow({ client: connection, apiKey }) } });
 * const fleet = createFleet({ connection, apiKey });
 * await fleet.submit("november", ["example.com", "example.org"], { creditLimit: 100 });
 * const worker = fleet.work({ client, sink: partFiles("parts") });
 */
export const createFleet = (options: FleetOptions): Fleet => {
  const { connection, apiKey, prefix } = options ?? {};
  // Not shown: a text may be an address with a password.
  const isClient = typeof connection?.duplicate === "function" && typeof connection.defineCommand === "function";
  check(isClient, "connection", "be a client of ioredis, such as new Redis()", typeof connection);
  const retries = connection.options?.maxRetriesPerRequest;
  check(
    retries === null,
    "connection",
    "have maxRetriesPerRequest: null, since a command has to wait for a store that is away",
    retries,
  );
  checkApiKey(apiKey, "is missing: createFleet needs it to find the runs of its account");
  const isPrefix = prefix === undefined || (typeof prefix === "string" && /^[^{}]+$/.test(prefix));
  check(isPrefix, "prefix", "be a text without { and } (braces choose the slot of a cluster)", prefix);
  return new Fleet(options);
};
