import type { EnrichRecord } from "./record.ts";

/** An entry whose domain is looked up. */
export interface Task {
  readonly input: string;
  readonly line: number;
  readonly domain: string;
  /** Its place among the records. */
  readonly place: number;
}

/** What its record says of the list. */
export const entryOf = ({ input, line, domain }: Task): Omit<Task, "place"> => ({ input, line, domain });

/** Whoever makes a run. */
export interface RunListener {
  /** What became of a task: a record, or nothing where a later run may try it again. */
  land(task: Task, record: EnrichRecord<unknown> | undefined): void;
  /** A lookup is no longer on its way. */
  changed(): void;
}
