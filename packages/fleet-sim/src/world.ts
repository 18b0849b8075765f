// @boundaries-ignore the simulation's time is that of core's own proofs
import { seeded } from "../../core/test/pacing/support/simulate.ts";
// @boundaries-ignore the simulation's time is that of core's own proofs
import { VirtualTime } from "../../core/test/pacing/support/virtual-time.ts";

/** One run: its time, and all that is random in it. */
export class World {
  readonly time = new VirtualTime();
  readonly random: () => number;

  constructor(seed: number) {
    this.random = seeded(seed);
  }

  get nowMs(): number {
    return this.time.nowMs;
  }

  /** Calls back after `ms`; the returned function calls it off. */
  after(ms: number, ring: () => void): () => void {
    return this.time.at(this.time.nowMs + ms, ring);
  }

  run(untilMs: number): void {
    while (this.time.jump(untilMs));
    this.time.nowMs = untilMs;
  }
}
