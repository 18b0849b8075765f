import { channel } from "node:diagnostics_channel";
import type { Charge, EnrichRecord } from "@techlookup/core/enrich";
import type { ChunkCounts } from "./chunk-job.ts";

/** Something that happened to a chunk on this worker. */
export interface ChunkEvent {
  /** The name of the run. */
  readonly run: string;
  /** The number of the chunk, from 0. */
  readonly chunk: number;
  /**
   * `started`: the worker has taken it. `finished`: the sink has its records. `handed-back`: the worker is closing, and another one will go on. `lost`: another worker
   * has it. `halted`: the run was stopped. `gone`: the store knows nothing of the run. `failed`: something else went wrong, such as the sink, and it is tried again later.
   */
  readonly state: "started" | "finished" | "handed-back" | "lost" | "halted" | "gone" | "failed";
  /** Of a finished one: how many entries came to what. */
  readonly counts?: ChunkCounts | undefined;
  /** What its lookups on this worker have cost. */
  readonly charge?: Charge | undefined;
  /** How long it took, in milliseconds. */
  readonly durationMs?: number | undefined;
  /** Of one that was not finished: why. */
  readonly error?: unknown;
}

/** What is published for each record that a lookup on this worker comes to. */
export interface RecordEvent {
  readonly run: string;
  readonly chunk: number;
  readonly record: EnrichRecord<unknown>;
}

/** The channels of `node:diagnostics_channel` to which every worker publishes its events. */
export const fleetChannels = {
  /** A `ChunkEvent`. */
  chunk: "techlookup:fleet:chunk",
  /** A `RecordEvent`. */
  record: "techlookup:fleet:record",
} as const;

/** Publishes a record. */
export const publishRecord = (event: RecordEvent): void => channel(fleetChannels.record).publish(event);

/** Tells of a chunk: the worker's listener, and the channel. */
export const publishChunk = (event: ChunkEvent, listener: ((event: ChunkEvent) => void) | undefined): void => {
  channel(fleetChannels.chunk).publish(event);
  try {
    listener?.(event);
  } catch {
    // The caller's own.
  }
};
