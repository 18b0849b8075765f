/** One that comes to a gate. */
export interface Visitor {
  /** How long it may wait, in milliseconds. */
  readonly patienceMs: number;
  /** Whether its call was sent before: then others go first while the server is tried. */
  readonly again: boolean;
  /** How long ago its call began, in milliseconds. */
  readonly agoMs: number;
  /** How long ago it came for this request first: who was let pass and could not be sent has its place again. Default: 0. */
  readonly inLineMs?: number;
  /** Whether the budget has paid for its retry: it failed before the gate closed. */
  readonly isPaid?: boolean;
  /** Pays for its retry, where it is to try the server; tells whether it could. Default: it costs nothing. */
  readonly pay?: () => boolean;
  /** Ends its wait. */
  readonly signal?: AbortSignal | undefined;
}

/** One that waits. */
export interface Waiting extends Visitor {
  /** When its call began, in milliseconds. */
  readonly sinceMs: number;
  /** When it came first, which is its place. */
  readonly lineMs: number;
  /** When it was there for certain. */
  seenMs: number;
  /** Lets it pass, if it may, or sets an alarm for when it may. Tells whether it is gone. */
  readonly look: () => boolean;
}

/** After how long a call that was not seen is gone, as on Workers with its request, in milliseconds. One that is not gone comes back by itself. */
const goneMs = 2_500;
/** A retry that nobody has paid for tries a server so long after the last that did, in milliseconds. */
const unpaidMs = 30_000;

/**
 * The calls that wait at a gate, in order: those that were not sent before, and those that were.
 *
 * @example
 * const line = new WaitingLine();
 * line.first(performance.now(), true)?.look();
 */
export class WaitingLine {
  readonly #fresh = new Set<Waiting>();
  readonly #again = new Set<Waiting>();
  /** Retries that wait and are paid for. Each is worth a probe, whoever makes it. */
  #paid = 0;
  /** The last place that was taken. */
  #lastMs = -Infinity;

  /** How many wait. */
  get size(): number {
    return this.#fresh.size + this.#again.size;
  }

  /** Lines up. */
  enter(waiting: Waiting): void {
    this.stay(waiting);
    if (waiting.isPaid) this.#paid++;
  }

  /** Is there still, though it may have been taken for gone: then in its place. */
  stay(waiting: Waiting): void {
    const queue = waiting.again ? this.#again : this.#fresh;
    if (queue.has(waiting)) return;
    const isLast = waiting.lineMs >= this.#lastMs;
    const behind = isLast ? [] : [...queue].filter(({ lineMs }) => lineMs > waiting.lineMs);
    queue.add(waiting);
    for (const other of behind) if (queue.delete(other)) queue.add(other);
    this.#lastMs = Math.max(this.#lastMs, waiting.lineMs);
  }

  /** Leaves. Once. */
  leave(waiting: Waiting): void {
    (waiting.again ? this.#again : this.#fresh).delete(waiting);
    // Those that are gone leave nothing behind.
    if (waiting.isPaid || !this.size) this.#paid = this.size ? Math.max(0, this.#paid - 1) : 0;
  }

  /** While the server is tried, calls that were not sent before go first; once it answers, those that began first. */
  first(nowMs: number, isProbing: boolean): Waiting | undefined {
    const fresh = firstOf(this.#fresh, nowMs);
    const again = firstOf(this.#again, nowMs);
    if (!fresh || !again) return fresh ?? again;
    return isProbing || fresh.sinceMs < again.sinceMs ? fresh : again;
  }

  /**
   * Whether a retry may try the server. Of an outage clients that call seldom hear by their own retries alone: the budget bounds those, or they would
   * keep down a server that is overrun. However little is left, who has patience enough does not wait for ever.
   */
  mayTry({ isPaid = false, pay }: Visitor, sinceLastMs: number): boolean {
    if (this.#paid === 0) return (pay?.() ?? true) || sinceLastMs >= unpaidMs;
    // Its own goes when it leaves.
    if (!isPaid) this.#paid--;
    return true;
  }
}

const firstOf = (queue: Set<Waiting>, nowMs: number): Waiting | undefined => {
  for (const waiting of queue) {
    if (nowMs <= waiting.seenMs + goneMs) return waiting;
    queue.delete(waiting);
  }
  return undefined;
};
