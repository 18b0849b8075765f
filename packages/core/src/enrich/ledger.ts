import type { Finding, Lookup } from "./lookup.ts";
import type { Charge } from "./record.ts";

/** What an earlier run knows about a domain. */
export type Recalled =
  /** Its result, returned without a call. `handedOn`: whether an earlier run returned it. */
  | { readonly state: "done"; readonly finding: Finding; readonly handedOn?: boolean | undefined }
  /** A request that may have been charged was sent, and its outcome is unknown. */
  | { readonly state: "open"; readonly charge: Charge };

/** What earlier runs of the same job have spent. */
export interface Baseline {
  /** The credits that the account had used at some moment, as it reported them. */
  readonly used: number;
  /** The cost of the lookups that have ended since. */
  readonly charge: Charge;
}

/**
 * Where a run records what it pays for, so that another run can resume it, whatever ended it: for example, a journal on disk. If a method throws, the run ends and
 * sends nothing more.
 */
export interface Ledger {
  /** What earlier runs have spent; `undefined` if this is the first. */
  readonly baseline: Baseline | undefined;
  /**
   * Whether other runs write to it at the same time, with the same key. The account then shows their charges too, so this run neither reads the account nor decides
   * what became of a lookup whose response was lost: its record is `ambiguous`. Default `false`.
   */
  readonly isShared?: boolean | undefined;
  /** What an earlier run knows about a domain. Called before anything is sent for it. */
  recall(domain: string): Recalled | undefined | Promise<Recalled | undefined>;
  /** A request that may cost so many credits is about to be sent. It is sent once the promise is fulfilled. */
  intend(domain: string, credits: number): Promise<void>;
  /** The outcome of a lookup. The record is returned once the promise is fulfilled. Without a finding: nothing is open, and another run may try it again. */
  settle(domain: string, lookup: Lookup): Promise<void>;
  /** The cost of an open domain, as derived from what the account shows. At 0, the domain is no longer open. Default: not recorded. */
  decide?(domain: string, charge: Charge): Promise<void>;
  /** The record of a domain was read, and the next one is requested. The run does not wait for it. Default: not recorded. */
  handOn?(domain: string): Promise<void>;
  /** The credits that the account has used, as it reports them while no request is running. */
  mark(used: number): Promise<void>;
}
