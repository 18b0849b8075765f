import { type Clock, elapsedMs } from "../options/clock.ts";
import type { Flyer, Sign } from "./flyer.ts";
import type { GateState } from "./gate-state.ts";
import type { LastFailure } from "./outage.ts";

/** Told how the request of a passage ended, and when it was sent. */
export type Settled = (flyer: Flyer, sign: Sign, sentMs: number, failure: LastFailure | undefined) => void;

/**
 * The right to send one request to a server behind a gate.
 *
 * @example
 * if (passage.send()) passage.settle("up");
 */
export class Passage {
  readonly #state: GateState;
  readonly #clock: Clock;
  readonly #settled: Settled;
  readonly #flyer: Flyer;
  readonly #wasOpen: boolean;
  #sentMs: number;

  /** Passes now. */
  constructor(state: GateState, clock: Clock, settled: Settled) {
    this.#state = state;
    this.#clock = clock;
    this.#settled = settled;
    this.#wasOpen = state.isOpen;
    this.#sentMs = elapsedMs(clock);
    this.#flyer = state.pass(this.#sentMs);
  }

  /**
   * Notes that it is sent now, not when it passed. Tells whether it may be: who passed before the gate closed waits anew, and so does
   * who had to wait for its turn in the rate limit until another had its place here.
   *
   * @example
   * if (passage.send()) passage.settle("up");
   */
  send(): boolean {
    const { isOpen } = this.#state;
    this.#sentMs = elapsedMs(this.#clock);
    return this.#wasOpen && !isOpen ? false : this.#state.send(this.#flyer, this.#sentMs);
  }

  /**
   * Says how it ended. Once.
   *
   * @param failure What it failed with.
   * @example
   * passage.settle("up");
   */
  settle(sign: Sign, failure?: LastFailure): void {
    this.#settled(this.#flyer, sign, this.#sentMs, failure);
  }
}
