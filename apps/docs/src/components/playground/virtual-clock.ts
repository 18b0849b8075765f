interface Timer {
  readonly atMs: number;
  readonly callback: () => void;
}

/** Real time between two jumps: what goes on without waiting comes to its end within it. */
const turnMs = 25;

/** A clock that jumps from timer to timer, so that minutes pass in moments. Client and sandbox share one. */
export class VirtualClock {
  #nowMs = 0;
  #next = 0;
  readonly #timers = new Map<number, Timer>();
  readonly #pump = setInterval(() => this.#jump(), turnMs);

  now = (): number => this.#nowMs;

  setTimer = (callback: () => void, ms: number): (() => void) => {
    const id = this.#next;
    this.#next += 1;
    this.#timers.set(id, { atMs: this.#nowMs + ms, callback });
    return () => void this.#timers.delete(id);
  };

  /** For the sandbox: rejects when the signal aborts. */
  sleep = (ms: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const cancel = this.setTimer(resolve, ms);
      signal.addEventListener("abort", () => {
        cancel();
        reject(signal.reason);
      });
    });

  #jump(): void {
    const [first] = [...this.#timers].sort(([, a], [, b]) => a.atMs - b.atMs);
    if (!first) return;
    const [id, { atMs, callback }] = first;
    this.#timers.delete(id);
    this.#nowMs = Math.max(this.#nowMs, atMs);
    callback();
  }

  end(): void {
    clearInterval(this.#pump);
  }
}
