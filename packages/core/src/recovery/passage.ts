import { type Clock, elapsedMs } from "../options/clock.ts";
import type { Flyer, GateState, Sign } from "./gate-state.ts";

/**
 * The right to send one request to a server behind a gate.
 *
 * @example
 * if (!passage.isStale) passage.send();
 * passage.settle("up");
 */
export class Passage {
  readonly #state: GateState;
  readonly #clock: Clock;
  readonly #settled: (flyer: Flyer, sign: Sign, sentMs: number) => void;
  readonly #flyer: Flyer;
  readonly #wasOpen: boolean;
  #sentMs: number;

  /** Passes now. `settled` is told how it ended, and when it was sent. */
  constructor(state: GateState, clock: Clock, settled: (flyer: Flyer, sign: Sign, sentMs: number) => void) {
    this.#state = state;
    this.#clock = clock;
    this.#settled = settled;
    this.#wasOpen = state.isOpen;
    this.#sentMs = elapsedMs(clock);
    this.#flyer = state.pass(this.#sentMs);
  }

  /** Whether the gate has closed since: who has not been sent waits anew. */
  get isStale(): boolean {
    return this.#wasOpen && !this.#state.isOpen;
  }

  /**
   * Notes that it is sent now, not when it passed.
   *
   * @example
   * passage.send();
   */
  send(): void {
    this.#sentMs = elapsedMs(this.#clock);
  }

  /**
   * Says how it ended. Once.
   *
   * @example
   * passage.settle("up");
   */
  settle(sign: Sign): void {
    this.#settled(this.#flyer, sign, this.#sentMs);
  }
}
