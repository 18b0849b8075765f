import type { Clock } from "../../../src/options/clock.ts";
import { TimerHeap } from "./timer-heap.ts";

/** Time that jumps from one timer to the next, once all promises have come to rest. */
export class VirtualTime {
  nowMs = 0;
  readonly #timers = new TimerHeap();

  /** Calls back at that moment; the returned function calls it off. */
  at(atMs: number, ring: () => void): () => void {
    return this.#timers.set(Math.max(this.nowMs, atMs), ring);
  }

  async wait(ms: number): Promise<void> {
    await new Promise<void>((resolve) => this.at(this.nowMs + ms, resolve));
  }

  /** Timers that are set. */
  get pending(): number {
    return this.#timers.pending;
  }

  /** Runs until that moment, or until nothing is left to happen. */
  async run(untilMs = Infinity): Promise<void> {
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      if (!this.jump(untilMs)) break;
    }
    if (untilMs < Infinity) this.nowMs = untilMs;
  }

  /** Jumps to the next timer, and rings all of its moment: they cannot have caused each other. Tells whether there was one. */
  jump(untilMs = Infinity): boolean {
    const next = this.#timers.first;
    if (!next || next.atMs > untilMs) return false;
    this.nowMs = next.atMs;
    for (let timer = this.#timers.take(next.atMs); timer; timer = this.#timers.take(next.atMs)) timer.ring();
    return true;
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
