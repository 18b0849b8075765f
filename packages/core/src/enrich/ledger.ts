import type { Finding, Lookup } from "./lookup.ts";
import type { Charge } from "./record.ts";

/** What an earlier run knows of a domain. */
export type Recalled =
  /** What it found. It is handed on without a call. `handedOn`: whether it was before. */
  | { readonly state: "done"; readonly finding: Finding; readonly handedOn?: boolean | undefined }
  /** A request that may have been charged had left, and nobody knows what came of it. */
  | { readonly state: "open"; readonly charge: Charge };

/** What earlier runs of the same job have spent. */
export interface Baseline {
  /** What the account had used at some moment, as it told. */
  readonly used: number;
  /** What the lookups that have ended since have cost. */
  readonly charge: Charge;
}

/**
 * Where a run writes down what it pays for, so that another can go on after it, whatever ended it. A journal on disk is one. What a method throws ends the run, and
 * nothing more is sent.
 */
export interface Ledger {
  /** What earlier runs have spent; nothing where this is the first. */
  readonly baseline: Baseline | undefined;
  /** What an earlier run knows of a domain. Asked before anything is sent for it. */
  recall(domain: string): Recalled | undefined | Promise<Recalled | undefined>;
  /** A request is about to leave that may cost so much. It does once this is fulfilled. */
  intend(domain: string, credits: number): Promise<void>;
  /** What became of a lookup. It is handed on once this is fulfilled. Without a finding: nothing is left open, and another run may try it again. */
  settle(domain: string, lookup: Lookup): Promise<void>;
  /** What a domain that is open is now taken to have cost, by what the account shows. At 0, nothing of it is open. Default: nothing is noted. */
  decide?(domain: string, charge: Charge): Promise<void>;
  /** The record of a domain was taken, and the next one is asked for. Nobody waits for it. Default: nothing is noted. */
  handOn?(domain: string): Promise<void>;
  /** What the account has used, as it tells now, while no request is on its way. */
  mark(used: number): Promise<void>;
}
