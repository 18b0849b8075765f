interface Timer {
  readonly atMs: number;
  readonly callback: () => void;
}

/** Taken when the page loads, so that a test may put virtual timers in the place of the platform's. */
const { setTimeout: laterTurn } = globalThis;

/** Turns of the event loop without a look at the clock after which everything is taken to be waiting. */
const quietTurns = 5;

/**
 * A clock that jumps from timer to timer once nothing else goes on, so that minutes pass in moments. Client and sandbox share one.
 * It jumps by turns, not by real time: on a slow machine, an attempt must not time out because it takes long to compute.
 */
export class VirtualClock {
  #nowMs = Date.now();
  #next = 0;
  #quiet = 0;
  #isOver = false;
  readonly #startedMs = this.#nowMs;
  readonly #timers = new Map<number, Timer>();

  constructor() {
    this.#turn();
  }

  /** Simulated milliseconds since it began. */
  get elapsedMs(): number {
    return this.#nowMs - this.#startedMs;
  }

  now = (): number => {
    this.#quiet = 0;
    return this.#nowMs;
  };

  setTimer = (callback: () => void, ms: number): (() => void) => {
    this.#quiet = 0;
    const id = this.#next;
    this.#next += 1;
    this.#timers.set(id, { atMs: this.#nowMs + Math.max(0, ms), callback });
    return () => void this.#timers.delete(id);
  };

  /** For the sandbox: rejects when the signal aborts. */
  sleep = (ms: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const cancel = this.setTimer(resolve, ms);
      signal.addEventListener("abort", () => {
        cancel();
        reject(signal.reason);
      });
    });

  /** Stops: no timer calls back any more. */
  end(): void {
    this.#isOver = true;
  }

  #turn(): void {
    laterTurn(() => {
      if (this.#isOver) return;
      this.#quiet += 1;
      if (this.#quiet > quietTurns) this.#jump();
      this.#turn();
    });
  }

  #jump(): void {
    const [first] = [...this.#timers].sort(([, a], [, b]) => a.atMs - b.atMs);
    if (!first) return;
    const [id, { atMs, callback }] = first;
    this.#timers.delete(id);
    this.#nowMs = Math.max(this.#nowMs, atMs);
    this.#quiet = 0;
    callback();
  }
}
