// @boundaries-ignore the simulation's time is that of core's own proofs
import { seeded } from "../../core/test/pacing/support/simulate.ts";
// @boundaries-ignore the simulation's time is that of core's own proofs
import { VirtualTime } from "../../core/test/pacing/support/virtual-time.ts";

/** Where a run happens: its time, in milliseconds since it began. */
export interface World {
  readonly nowMs: number;
  /** Calls back after `ms`; the returned function calls it off. */
  after(ms: number, ring: () => void): () => void;
}

/** Random numbers from a seed, each kind of its own: what one client draws changes nothing for the others. */
export const drawn = (seed: number, kind: string, number = 0): (() => number) => {
  const parts = [seed, kind.charCodeAt(0), number];
  return seeded(parts.reduce((state, part) => Math.imul(state ^ part, 0x9e3779b1) ^ (state >>> 15), 0x2545f491));
};

/** Time that jumps from one thing that happens to the next. */
export class VirtualWorld implements World {
  readonly #time = new VirtualTime();

  get nowMs(): number {
    return this.#time.nowMs;
  }

  after(ms: number, ring: () => void): () => void {
    return this.#time.at(this.nowMs + ms, ring);
  }

  /** Jumps to the next thing that happens; tells whether there was one. */
  jump(untilMs?: number): boolean {
    return this.#time.jump(untilMs);
  }
}

/** The time of the clock on the wall. */
export class RealWorld implements World {
  readonly #beganMs = performance.now();

  get nowMs(): number {
    return performance.now() - this.#beganMs;
  }

  after(ms: number, ring: () => void): () => void {
    const timer = setTimeout(ring, ms);
    return () => clearTimeout(timer);
  }
}
