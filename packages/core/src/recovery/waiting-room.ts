import { type Clock, elapsedMs, setAlarm } from "../options/clock.ts";
import { GateState, type Sign } from "./gate-state.ts";
import { Passage } from "./passage.ts";

/** One that comes to a gate. */
export interface Visitor {
  /** How long it may wait, in milliseconds. */
  readonly patienceMs: number;
  /** Whether its call was sent before: then others go first while the server is tried. */
  readonly again: boolean;
  /** How long ago its call began, in milliseconds. */
  readonly agoMs: number;
  /** Ends its wait. */
  readonly signal?: AbortSignal | undefined;
}

interface Waiting extends Visitor {
  readonly sinceMs: number;
  /** Looks whether its wait is over: it passes, or has no patience left. */
  readonly look: () => boolean;
}

/**
 * The gate before one part of a server, and the calls that wait at it in order. Each has its own timer, since on Workers a request's
 * timers end with it.
 *
 * @example
 * const room = new WaitingRoom(systemClock, Math.random);
 * const passage = room.pass();
 * passage?.settle("up");
 */
export class WaitingRoom {
  readonly #state: GateState = new GateState();
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #fresh = new Set<Waiting>();
  readonly #again = new Set<Waiting>();

  /** An open one. */
  constructor(clock: Clock, random: () => number) {
    this.#clock = clock;
    this.#random = random;
  }

  /** Whether calls pass without waiting. */
  get isOpen(): boolean {
    return this.#state.isOpen;
  }

  /** How many calls wait. */
  get waiting(): number {
    return this.#fresh.size + this.#again.size;
  }

  /** Passes at once where the gate is open. */
  pass(): Passage | undefined {
    return this.#state.isOpen && !this.waiting ? this.#passage() : undefined;
  }

  /**
   * Waits in line. `done` is called once, with nothing where its patience is over or its signal aborts.
   *
   * @example
   * room.wait({ patienceMs: 10_000, again: false, agoMs: 0 }, (passage) => passage?.settle("up"));
   */
  wait(visitor: Visitor, done: (passage: Passage | undefined) => void): void {
    const { agoMs, again, patienceMs, signal } = visitor;
    const clock = this.#clock;
    const beganMs = elapsedMs(clock);
    const queue = again ? this.#again : this.#fresh;
    let callOff: (() => void) | undefined;
    const ring = (): void => {
      if (waiting.look()) this.#next();
    };
    const waiting: Waiting = {
      ...visitor,
      sinceMs: beganMs - agoMs,
      look: () => {
        callOff?.();
        const nowMs = elapsedMs(clock);
        const leftMs = signal?.aborted ? 0 : beganMs + patienceMs - nowMs;
        const waitMs = this.#first === waiting ? this.#state.waitMs(nowMs, again) : Infinity;
        if (leftMs > 0 && waitMs > 0) {
          callOff = setAlarm({ afterMs: Math.min(leftMs, waitMs), signal, clock }, ring);
          return false;
        }
        queue.delete(waiting);
        if (leftMs <= 0) this.#state.lose(nowMs);
        done(leftMs > 0 ? this.#passage() : undefined);
        return true;
      },
    };
    queue.add(waiting);
    ring();
  }

  /** While the server is tried, calls that were not sent before go first; once it answers, those that began first. */
  get #first(): Waiting | undefined {
    const [fresh] = this.#fresh;
    const [again] = this.#again;
    if (!fresh || !again) return fresh ?? again;
    return this.#state.isProbing || fresh.sinceMs < again.sinceMs ? fresh : again;
  }

  /** Lets as many pass as may, in order. */
  #next(): void {
    while (this.#first?.look());
    if (!this.waiting) this.#state.openIfGrown();
  }

  #passage(): Passage {
    return new Passage(this.#state, this.#clock, this.#settled);
  }

  readonly #settled = (sign: Sign, sentMs: number): void => {
    this.#state.settle(sign, sentMs, elapsedMs(this.#clock), this.#random());
    this.#next();
  };
}
