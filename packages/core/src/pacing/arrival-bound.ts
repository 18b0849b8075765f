const leastMs = 500;
const mostMs = 5_000;
/** Round trips that are kept, and how many it takes to trust them. */
const kept = 128;
const trusted = 16;

/**
 * By when a request has reached the server after its last byte has left: twice the 99th percentile of the round trips of calls that
 * are answered at once, at least 500 ms and at most 5 s. That bound stands until enough of them are known.
 */
export class ArrivalBound {
  readonly #tripsMs: number[] = [];
  #next = 0;

  /** Notes the round trip of a call that the server answers at once, in milliseconds. */
  add(tripMs: number): void {
    this.#tripsMs[this.#next++ % kept] = tripMs;
  }

  /** By when a request was counted, that left then and has ended: times in milliseconds. */
  latest(endedMs: number, sentMs: number): number {
    // Nothing to look up for calls that are answered at once.
    return endedMs - sentMs > leastMs ? Math.min(endedMs, sentMs + this.#ms) : endedMs;
  }

  get #ms(): number {
    const sorted = [...this.#tripsMs].sort((a, b) => a - b);
    const slow = sorted[Math.floor(sorted.length * 0.99)] ?? mostMs;
    return sorted.length < trusted ? mostMs : Math.min(mostMs, Math.max(leastMs, 2 * slow));
  }
}
