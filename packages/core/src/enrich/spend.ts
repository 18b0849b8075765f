import type { Charge, EnrichRecord } from "./record.ts";

/** What a run has come to: the entries by kind, and the money. */
export interface EnrichReport {
  /** Entries by what became of them. */
  readonly counts: Readonly<Record<EnrichRecord["kind"], number>>;
  /** Credits, by the documented prices. */
  readonly charge: Charge;
  /** Entries without a record, since an earlier run has handed it on (`replay: false`). */
  readonly leftOut: number;
  /** Requests that were made. */
  readonly requests: number;
  /** Domains that may have been charged more than once, since a request was repeated of which nobody knows whether it was charged. */
  readonly repeated: readonly { readonly domain: string; readonly charge: Charge }[];
}

/** Sums up a run. */
export class Spend {
  readonly #counts = { found: 0, "detected-live": 0, "not-found": 0, failed: 0, ambiguous: 0, skipped: 0 };
  readonly #repeated: { domain: string; charge: Charge }[] = [];
  #least = 0;
  #most = 0;
  #requests = 0;
  #leftOut = 0;

  /**
   * Takes in what lookups have cost.
   *
   * @example
   * new Spend().add({ least: 0, most: 1 }, 1);
   */
  add({ least, most }: Charge, requests: number): void {
    this.#least += least;
    this.#most += most;
    this.#requests += requests;
  }

  /** Counts a record. `isRepeated`: a request was repeated though the one before may have been charged. */
  count(record: EnrichRecord<unknown>, isRepeated = false): void {
    this.#counts[record.kind]++;
    if (record.kind !== "skipped" && isRepeated) this.#repeated.push({ domain: record.domain, charge: record.charge });
  }

  /** Counts an entry whose record an earlier run has handed on. */
  leaveOut(): void {
    this.#leftOut++;
  }

  /** What it has come to so far. */
  report(): EnrichReport {
    return {
      counts: { ...this.#counts },
      charge: { least: this.#least, most: this.#most },
      leftOut: this.#leftOut,
      requests: this.#requests,
      repeated: [...this.#repeated],
    };
  }
}
