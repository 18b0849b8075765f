import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { RecordEvent } from "@techlookup/bullmq";
import type { EnrichReport } from "@techlookup/node/enrich";

/** Where `@techlookup/bullmq` publishes records (`fleetChannels.record`). */
const recordChannel = "techlookup:fleet:record";

/** What a worker's lookups have come to. */
export class WorkerTally {
  readonly #counts = { found: 0, "detected-live": 0, "not-found": 0, failed: 0, ambiguous: 0, skipped: 0 };
  readonly #onMessage: (message: unknown) => void;
  #least = 0;
  #most = 0;
  /** Requests to the API. */
  requests = 0;

  /** Counts every record of this process from now on. */
  constructor(onRecord: () => void) {
    this.#onMessage = (message) => {
      const { record } = message as RecordEvent;
      this.#counts[record.kind]++;
      if ("charge" in record) {
        this.#least += record.charge.least;
        this.#most += record.charge.most;
      }
      onRecord();
    };
    subscribe(recordChannel, this.#onMessage);
  }

  /** The sum so far. */
  get report(): EnrichReport {
    const charge = { least: this.#least, most: this.#most };
    return { counts: { ...this.#counts }, charge, requests: this.requests, leftOut: 0, repeated: [] };
  }

  /** Counts no more. */
  stop(): void {
    unsubscribe(recordChannel, this.#onMessage);
  }
}
