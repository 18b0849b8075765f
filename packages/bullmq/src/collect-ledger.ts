import type { Baseline, Charge, Finding, Ledger, Lookup, Recalled } from "@techlookup/core/enrich";
import { ChunkLedger } from "./chunk-ledger.ts";
import type { FleetLedger, RunState } from "./ledger/fleet-ledger.ts";
import { collectChunk } from "./ledger/ledger-keys.ts";
import { recordOf } from "./record-text.ts";

/** The open domains of a run, claimed in order to be decided. */
export interface OpenClaim {
  readonly run: string;
  readonly owner: string;
  readonly open: ReadonlyMap<string, number>;
  readonly results: ReadonlyMap<string, string>;
  readonly before: RunState;
}

/**
 * The ledger for the lookups that nobody knows the outcome of, once nothing else of the run is on its way: then the account shows what they have cost.
 */
export class CollectLedger implements Ledger {
  readonly #claim: OpenClaim;
  readonly #steps: ChunkLedger;

  constructor(ledger: FleetLedger, claim: OpenClaim) {
    this.#claim = claim;
    this.#steps = new ChunkLedger(ledger, { ...claim, chunk: collectChunk });
  }

  /** What the account had used, and what all lookups have cost whose outcome is known. */
  get baseline(): Baseline | undefined {
    const { before: state, open } = this.#claim;
    if (state.usedBefore === undefined) return undefined;
    const credits = [...open.values()].reduce((sum, one) => sum + one, 0);
    return { used: state.usedBefore, charge: { least: state.charge.least, most: state.charge.most - credits } };
  }

  recall(domain: string): Recalled | undefined {
    const text = this.#claim.results.get(domain);
    if (text !== undefined) return { state: "done", finding: recordOf(text) as Finding };
    const credits = this.#claim.open.get(domain);
    return credits === undefined ? undefined : { state: "open", charge: { least: 0, most: credits } };
  }

  intend(domain: string, credits: number): Promise<void> {
    return this.#steps.intend(domain, credits);
  }

  settle(domain: string, lookup: Lookup): Promise<void> {
    return this.#steps.settle(domain, lookup);
  }

  async decide(domain: string, charge: Charge): Promise<void> {
    // At 0 alone is a domain open no longer; otherwise what it may have cost is counted already.
    if (charge.most === 0) await this.#steps.settle(domain, { charge, requests: 0 });
  }

  async mark(_used: number): Promise<void> {}
}
