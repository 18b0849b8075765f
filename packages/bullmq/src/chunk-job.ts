import type { Operation } from "@techlookup/core/enrich";

/** The queue of all runs of a key. */
export const queueName = "enrich";

/** An entry of a list: its line, the cell, and 1 where an earlier entry means the same domain. Short, since Redis holds a list of them for each job that waits. */
export type ChunkEntry = readonly [line: number, input: string, isDuplicate?: 1];

/** What a job is: some 200 entries of one list. */
export interface ChunkJob {
  readonly run: string;
  readonly chunk: number;
  /** Of the run, as its plan has it. */
  readonly id: string;
  readonly operation: Operation;
  readonly live: boolean;
  readonly entries: readonly ChunkEntry[];
}

/** What a job returns: how many entries came to what. */
export type ChunkCounts = Readonly<Record<string, number>>;

/**
 * The name of a job. Not separated by colons: BullMQ separates its own keys by them, and refuses them in names. It has the run's id, since jobs of a run that was removed may
 * still wait when another one of its name is submitted.
 */
export const jobIdOf = ({ run, chunk, id }: Pick<ChunkJob, "run" | "chunk" | "id">): string => `${run}/${chunk}/${id}`;
