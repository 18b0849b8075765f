import type { Clock } from "../../src/index.ts";

/** A clock that stands still until told, and then jumps from timer to timer. */
export class FakeClock implements Clock {
  #now: number;
  #next = 0;
  readonly #timers = new Map<number, { at: number; callback: () => void }>();
  /** Every delay that was asked for. */
  readonly delays: number[] = [];

  constructor(nowMs = Date.UTC(2026, 10, 23, 12, 0, 0)) {
    this.#now = nowMs;
  }

  now = (): number => this.#now;

  setTimer = (callback: () => void, ms: number): (() => void) => {
    this.delays.push(ms);
    const id = this.#next++;
    this.#timers.set(id, { at: this.#now + ms, callback });
    return () => this.#timers.delete(id);
  };

  /** Timers that are still set. */
  get pending(): number {
    return this.#timers.size;
  }

  /** Moves the time on without calling anybody, as when a process is suspended. */
  jump(ms: number): void {
    this.#now += ms;
  }

  #fireNext(): void {
    const [first] = [...this.#timers].sort(([, a], [, b]) => a.at - b.at);
    if (!first) throw new Error("nothing is pending: the promise would never settle");
    const [id, { at, callback }] = first;
    this.#timers.delete(id);
    this.#now = Math.max(this.#now, at);
    callback();
  }

  /** Runs to the end of a promise, jumping to the next timer whenever nothing else goes on. */
  async run<T>(promise: Promise<T>): Promise<T> {
    let settled = false;
    const mark = (): void => {
      settled = true;
    };
    promise.then(mark, mark);
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      await new Promise((resolve) => setImmediate(resolve));
      if (settled) return promise;
      this.#fireNext();
    }
  }
}
