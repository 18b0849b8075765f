import type { EnrichRecord } from "@techlookup/core/enrich";

/** Names a chunk of a run. */
export interface ChunkName {
  /** The name of the run. */
  readonly run: string;
  /** Tells the run from earlier and later ones of its name. */
  readonly id: string;
  /** The number of the chunk, from 0. */
  readonly chunk: number;
}

/** Writes the records of a chunk. */
export type WriteRecords = (chunk: ChunkName, records: readonly EnrichRecord<unknown>[]) => Promise<void>;

/**
 * Where records go: an object store or a database, say. A chunk may be written more than once, with the same records: the second time must replace the first.
 *
 * @example
 * const sink: Sink = { write: ({ run, id, chunk }, records) => bucket.put(`${run}/${id}/${chunk}.json`, JSON.stringify(records)) };
 */
export interface Sink {
  /** Writes the records of a chunk, in the order of the list. Once the promise is fulfilled, Redis forgets them. */
  readonly write: WriteRecords;
  /** Reads them again, for `collect`; `undefined` if they were not written here. Without it, `collect` cannot be used. */
  readonly read?: ((chunk: ChunkName) => Promise<readonly EnrichRecord<unknown>[] | undefined>) | undefined;
}
