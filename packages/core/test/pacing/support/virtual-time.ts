import type { Clock } from "../../../src/options/clock.ts";

interface Timer {
  readonly atMs: number;
  readonly order: number;
  readonly ring: () => void;
  isOff: boolean;
}

/** Time that jumps from one timer to the next, once all promises have come to rest. A heap, since a simulation has many. */
export class VirtualTime {
  nowMs = 0;
  #order = 0;
  readonly #heap: Timer[] = [];

  #isBefore(a: number, b: number): boolean {
    const [left, right] = [this.#heap[a] as Timer, this.#heap[b] as Timer];
    return left.atMs < right.atMs || (left.atMs === right.atMs && left.order < right.order);
  }

  #swap(a: number, b: number): void {
    [this.#heap[a], this.#heap[b]] = [this.#heap[b] as Timer, this.#heap[a] as Timer];
  }

  /** Calls back at that moment; the returned function calls it off. */
  at(atMs: number, ring: () => void): () => void {
    const timer: Timer = { atMs: Math.max(this.nowMs, atMs), order: this.#order++, ring, isOff: false };
    let index = this.#heap.push(timer) - 1;
    for (let parent = (index - 1) >> 1; index > 0 && this.#isBefore(index, parent); parent = (index - 1) >> 1) {
      this.#swap(index, parent);
      index = parent;
    }
    return () => {
      timer.isOff = true;
    };
  }

  #pop(): Timer | undefined {
    const [first] = this.#heap;
    const last = this.#heap.pop();
    if (!first || !last || first === last) return first;
    this.#heap[0] = last;
    for (let index = 0; ; ) {
      const left = 2 * index + 1;
      if (left >= this.#heap.length) return first;
      const child = left + 1 < this.#heap.length && this.#isBefore(left + 1, left) ? left + 1 : left;
      if (!this.#isBefore(child, index)) return first;
      this.#swap(index, child);
      index = child;
    }
  }

  async wait(ms: number): Promise<void> {
    await new Promise<void>((resolve) => this.at(this.nowMs + ms, resolve));
  }

  /** Timers that are set. */
  get pending(): number {
    return this.#heap.filter(({ isOff }) => !isOff).length;
  }

  /** Runs until that moment, or until nothing is left to happen. */
  async run(untilMs = Infinity): Promise<void> {
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      let next = this.#heap[0];
      while (next?.isOff) {
        this.#pop();
        next = this.#heap[0];
      }
      if (!next || next.atMs > untilMs) break;
      this.nowMs = next.atMs;
      // All of one moment at once: they cannot have caused each other.
      while (this.#heap[0] && (this.#heap[0] as Timer).atMs === next.atMs) {
        const timer = this.#pop() as Timer;
        if (!timer.isOff) timer.ring();
      }
    }
    if (untilMs < Infinity) this.nowMs = untilMs;
  }

  /** A clock that began at some moment, and runs faster or slower than the server's by some parts in a million. */
  clock(ppm = 0, startMs = 0): Clock & { frozenUntilMs: number } {
    const rate = 1 + ppm / 1e6;
    const at = (ms: number, ring: () => void): (() => void) => this.at(ms, ring);
    const nowMs = (): number => this.nowMs;
    return {
      /** While a process is frozen its timers wait. */
      frozenUntilMs: 0,
      now: () => startMs + nowMs() * rate,
      elapsed: () => startMs + nowMs() * rate,
      setTimer(callback, ms) {
        let off: () => void;
        const arm = (atMs: number): void => {
          off = at(atMs, () => (this.frozenUntilMs > nowMs() ? arm(this.frozenUntilMs) : callback()));
        };
        arm(nowMs() + ms / rate);
        return () => off();
      },
    };
  }
}
