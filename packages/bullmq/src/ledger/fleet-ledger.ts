import type { Charge, EnrichRecord, Operation } from "@techlookup/core/enrich";

/** What a run looks up, fixed when it is submitted. */
export interface RunPlan {
  /**
   * Tells the run from others of its name, earlier or later: a chunk or a file that bears another id does not belong to it. Random; a run that is continued keeps the id that it
   * had.
   */
  readonly id: string;
  /** What is looked up for each domain. */
  readonly operation: Operation;
  /** Whether the website is looked at where nothing is stored. */
  readonly live: boolean;
  /** The most credits that all workers together may spend on the run. Absent: no limit. */
  readonly creditLimit?: number | undefined;
  /** Entries of a chunk; the last may have fewer. */
  readonly chunkSize: number;
  /** How many chunks the list was cut into. */
  readonly chunks: number;
  /** Entries of the list, blank lines and comments left out. */
  readonly entries: number;
  /** A hash of the list and of what is looked up: a run is continued with the same list only. */
  readonly listHash: string;
  /** Credits that the account had used before, as it reported them. */
  readonly usedBefore?: number | undefined;
}

/** Why a run was stopped: every further call would have failed. */
export interface HaltReason {
  /** Of the error that stopped it, such as `CREDIT_LIMIT`. */
  readonly code: string;
  /** Its message. */
  readonly message: string;
  /** Of `CREDIT_LIMIT`: the limit that was reached. */
  readonly creditLimit?: number | undefined;
}

/** What has become of a run so far. */
export interface RunState extends RunPlan {
  /** Domains by outcome. An entry that was skipped has no lookup, and is not counted here. */
  readonly counts: Readonly<Record<Exclude<EnrichRecord["kind"], "skipped">, number>>;
  /** Credits, by the documented prices. */
  readonly charge: Charge;
  /** Credits that are reserved for requests on their way. */
  readonly reserved: number;
  /** Requests that were made. */
  readonly requests: number;
  /** Domains for which a request was repeated although the one before may have been charged. */
  readonly repeated: number;
  /** Chunks whose records the sink has. */
  readonly finished: number;
  /** Why it was stopped, if it was. */
  readonly halted?: HaltReason | undefined;
}

/** What a worker learns when it takes a chunk. */
export type Claim =
  | {
      readonly state: "claimed";
      /** Names this claim. Whoever claims the chunk later makes it void: nothing more can be reserved under it. */
      readonly owner: string;
      /** The records of domains that an earlier claim has finished, as JSON, by domain. */
      readonly results: ReadonlyMap<string, string>;
      /** Domains for which an earlier claim sent a request whose outcome nobody knows, with the credits it may have cost. */
      readonly open: ReadonlyMap<string, number>;
    }
  /** The sink has its records already. */
  | { readonly state: "finished" }
  | { readonly state: "halted"; readonly reason: HaltReason }
  /** The store knows nothing of the run, or has another one of that name. */
  | { readonly state: "gone" };

/** A request that is about to leave. */
export interface Intent {
  readonly domain: string;
  /** How many requests were reserved for the domain under this claim, this one included: makes a message that is sent twice count once. */
  readonly number: number;
  readonly credits: number;
}

/** The outcome of a lookup. */
export interface Settled {
  readonly domain: string;
  /** Absent: nothing was charged, and the domain may be looked up anew. */
  readonly kind?: Exclude<EnrichRecord["kind"], "skipped"> | undefined;
  readonly charge: Charge;
  readonly requests: number;
  readonly repeated: boolean;
  /** The record, as JSON. */
  readonly record: string;
}

/**
 * What becomes of an intent. `lost`: another worker has claimed the chunk. `limit`: it could exceed the credit limit. `halted`: the run was stopped.
 * `gone`: the store knows nothing of the run.
 */
export type Reservation = "reserved" | "lost" | "limit" | "halted" | "gone";

/** A domain that may have been charged, and whose result is unknown. */
export interface OpenDomain {
  readonly domain: string;
  /** The most that it may have cost. */
  readonly credits: number;
}

/**
 * Where a run records what it pays for, shared by all of its workers. `redisLedger` is the default; another store (Postgres, say) implements the same methods, each as
 * one transaction, and each so that the same message sent twice counts once.
 */
export interface FleetLedger {
  /** Begins a run, or continues it: then the plan must agree but for its id, which stays, and the credit limit, which becomes the new one, and the run is no longer halted. */
  begin(run: string, plan: RunPlan): Promise<"begun" | "continued" | { readonly differs: keyof RunPlan }>;
  /** What has become of a run; `undefined` if there is none of that name. */
  read(run: string): Promise<RunState | undefined>;
  /** The names of all runs. */
  list(): Promise<readonly string[]>;
  /** Takes a chunk of the run with that id. Intents of earlier claims become open: nobody will tell their outcome, but for a worker that was only slow. */
  claim(run: string, id: string, chunk: number, domains: readonly string[]): Promise<Claim>;
  /** Takes in what was settled, then reserves, in this order, in one step. The answers are those of the intents. */
  step(
    run: string,
    chunk: number,
    owner: string,
    settled: readonly Settled[],
    intents: readonly Intent[],
  ): Promise<readonly Reservation[]>;
  /** Notes that the sink has the chunk's records, and forgets the results. `false`: another worker has claimed it. */
  finish(run: string, chunk: number, owner: string, host: string): Promise<boolean>;
  /** Stops a run. What is on its way is settled; nothing more is reserved. If the credit limit that was reached is no longer the run's, nothing is stopped. */
  halt(run: string, reason: HaltReason): Promise<void>;
  /** Where a chunk's records were written, if they were. */
  writtenBy(run: string, chunk: number): Promise<string | undefined>;
  /** The results of a chunk that is not finished, as JSON, by domain. */
  results(run: string, chunk: number): Promise<ReadonlyMap<string, string>>;
  /** Results that came after their chunk had gone to another worker or to the sink, as JSON, by domain: they replace ambiguous records. */
  lateResults(run: string): Promise<ReadonlyMap<string, string>>;
  /** All domains that are open. */
  openDomains(run: string): Promise<readonly OpenDomain[]>;
  /** Removes a run after so many milliseconds: 0 is now. */
  expire(run: string, afterMs: number): Promise<void>;
}
