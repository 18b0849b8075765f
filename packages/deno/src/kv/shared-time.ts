import type { Clock } from "@techlookup/core";

/**
 * The time that processes share whose store has no clock.
 *
 * It goes on by the process's monotonic clock, so that a time of day that is set does not move it, and begins with the time of day, so that
 * processes begin with the same. Who finds a later time in the store goes on from that: all follow the one that is ahead, and what it is
 * ahead of the others is the most by which one takes another's request for older than it is. It never runs faster than a clock.
 */
export class SharedTime {
  readonly #clock: Clock;
  #offsetMs: number;

  /** Begins with the time of day. */
  constructor(clock: Clock) {
    this.#clock = clock;
    this.#offsetMs = clock.now() - this.#elapsedMs;
  }

  /** The time now, in whole milliseconds, and not before what was found in the store. */
  at(foundMs: number): number {
    this.#offsetMs = Math.max(this.#offsetMs, foundMs - this.#elapsedMs);
    // Rounded up, many steps in a row would run ahead.
    return Math.floor(this.#elapsedMs + this.#offsetMs);
  }

  get #elapsedMs(): number {
    return this.#clock.elapsed?.() ?? this.#clock.now();
  }
}
