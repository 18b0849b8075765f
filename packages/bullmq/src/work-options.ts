import { hostname } from "node:os";
import type { TechLookupClient } from "@techlookup/core/platform";
import { check } from "@techlookup/core/platform";
import type { ChunkEvent } from "./chunk-events.ts";
import type { Sink, WriteRecords } from "./sink/sink.ts";

/** The options of `fleet.work`. */
export interface WorkOptions {
  /** Makes the calls. Give it the window that all workers share (`redisWindow` of `@techlookup/node/redis`), so that together they stay within the rate limit. */
  readonly client: TechLookupClient;
  /** Where records go: `partFiles("folder")`, or a function that writes a chunk's records. */
  readonly sink: Sink | WriteRecords;
  /** Chunks at a time. Default 2. */
  readonly chunks?: number | undefined;
  /** Lookups at a time for each chunk. The rate limit's window decides how many of them are sent. Default 50. */
  readonly lookups?: number | undefined;
  /** For how long a worker that gives no sign of life keeps its chunk, in milliseconds. Default 30,000. */
  readonly lockMs?: number | undefined;
  /** The name of this machine, for `workers` and for messages. Default: the host's name. */
  readonly host?: string | undefined;
  /** Told when a chunk starts, and when it ends. */
  readonly onChunk?: ((event: ChunkEvent) => void) | undefined;
  /** Told of errors that concern no chunk, such as a lost connection, which comes back by itself. */
  readonly onError?: ((error: Error) => void) | undefined;
}

/** What they become. */
export type WorkSettings = WorkOptions & {
  readonly chunks: number;
  readonly lookups: number;
  readonly lockMs: number;
  readonly host: string;
};

/** How a worker is. */
export interface WorkerHealth {
  /** `ok`; `store-away`: it has no connection to Redis, and tries to get one; `closing`: it takes no more chunks. */
  readonly state: "ok" | "store-away" | "closing";
  /** Chunks that it works on. */
  readonly chunks: number;
  /** Chunks that it has finished. */
  readonly finished: number;
}

const checkWhole = (name: string, value: number, least: number): void =>
  check(Number.isSafeInteger(value) && value >= least, name, `be a whole number from ${least} up`, value);

/**
 * The options, complete and checked.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`) for the first option that is invalid.
 */
export const workSettings = (options: WorkOptions): WorkSettings => {
  const { client, sink, chunks = 2, lookups = 50, lockMs = 30_000, host = hostname() } = options;
  check(typeof client?.domains?.get === "function", "client", "be a client, such as new TechLookup()", client);
  const canWrite = typeof sink === "function" || typeof sink?.write === "function";
  check(canWrite, "sink", 'be a function, or a Sink such as partFiles("parts")', sink);
  checkWhole("chunks", chunks, 1);
  checkWhole("lookups", lookups, 1);
  checkWhole("lockMs", lockMs, 1_000);
  return { ...options, chunks, lookups, lockMs, host };
};
