import { attempt } from "../errors/plain-data.ts";
import { type Clock, elapsedMs, setAlarm } from "../options/clock.ts";
import { GateState } from "./gate-state.ts";
import { type GateChange, type LastFailure, type Outage, outageOf } from "./outage.ts";
import { Passage, type Settled } from "./passage.ts";

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

/** How often a call that waits sees to it that the line goes on, in milliseconds; and after how long without that it is gone. */
const watchMs = 1_000;
const goneMs = 2_500;

interface Waiting extends Visitor {
  readonly sinceMs: number;
  /** When it was there for certain. */
  seenMs: number;
  /** Lets it pass, if it may, or sets an alarm for when it may. Tells whether it is gone. */
  readonly look: () => boolean;
}

/** The first that is there. Who was not seen for long is gone, as on Workers with its request; one that is not gone comes back by itself. */
const firstOf = (queue: Set<Waiting>, nowMs: number): Waiting | undefined => {
  for (const waiting of queue) {
    if (nowMs <= waiting.seenMs + goneMs) return waiting;
    queue.delete(waiting);
  }
  return undefined;
};

/**
 * The gate before one part of a server, and the calls that wait at it in order. Each has a timer of its own, which no other call touches, for its
 * patience, and to see to it that the line goes on: on Workers a request's timers end with it, also those that it has set for others.
 *
 * @example
 * const room = new WaitingRoom(systemClock, Math.random, { baseUrl: "https://api.example.com", route: "/v1/usage" });
 * const passage = room.pass();
 * passage?.settle("up");
 */
export class WaitingRoom {
  readonly #state: GateState = new GateState();
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #fresh = new Set<Waiting>();
  readonly #again = new Set<Waiting>();
  readonly #part: Pick<Outage, "baseUrl" | "route">;
  #last: LastFailure | undefined;
  /** When it closed, as far as that was passed on. */
  #toldMs: number | undefined;

  /** An open one before a part of a server. */
  constructor(clock: Clock, random: () => number, part: Pick<Outage, "baseUrl" | "route">) {
    this.#clock = clock;
    this.#random = random;
    this.#part = part;
  }

  /** Whether calls pass without waiting. */
  get isOpen(): boolean {
    return this.#state.isOpen;
  }

  /** How many calls wait. */
  get waiting(): number {
    return this.#fresh.size + this.#again.size;
  }

  /** Whether the server is down, and one at a time tries it. */
  get isProbing(): boolean {
    return this.#state.isProbing;
  }

  /** How long until one more may pass, as far as is known, in milliseconds. */
  get waitMs(): number {
    return this.#state.waitMs(elapsedMs(this.#clock), false);
  }

  /** What is to be told of it, if it is closed. */
  get outage(): Outage | undefined {
    const seen = { ...this.#part, waiting: this.waiting, last: this.#last };
    return outageOf(this.#state, seen, elapsedMs(this.#clock));
  }

  /**
   * What has become of it since this was asked last, if it has closed or opened: for whoever passes that on.
   *
   * @example
   * if (room.takeChange()?.gate === "closed") console.warn("down");
   */
  takeChange(): GateChange | undefined {
    const { closedMs } = this.#state;
    const toldMs = this.#toldMs;
    if ((closedMs === undefined) === (toldMs === undefined)) return undefined;
    this.#toldMs = closedMs;
    if (toldMs === undefined) return { gate: "closed", ...this.outage };
    const forMs = Math.round(elapsedMs(this.#clock) - toldMs);
    return { gate: "open", ...this.#part, forMs, waiting: this.waiting };
  }

  /** Passes at once where the gate is open. */
  pass(): Passage | undefined {
    return this.#state.isOpen && !this.waiting ? this.#passage() : undefined;
  }

  /**
   * Waits in line, unless it may pass at once, which it also may without patience. `done` is called once, with nothing where its patience is over or
   * its signal aborts.
   *
   * @example
   * room.wait({ patienceMs: 10_000, again: false, agoMs: 0 }, (passage) => passage?.settle("up"));
   */
  wait(visitor: Visitor, done: (passage: Passage | undefined) => void): void {
    const { agoMs, again, patienceMs, signal } = visitor;
    const clock = this.#clock;
    const queue = again ? this.#again : this.#fresh;
    const cameMs = elapsedMs(clock);
    const endMs = cameMs + patienceMs;
    let isOver = false;
    let callOff: (() => void) | undefined;
    let endWatch: (() => void) | undefined;
    const leave = (): void => {
      isOver = true;
      queue.delete(waiting);
      callOff?.();
      endWatch?.();
    };
    const waiting: Waiting = {
      ...visitor,
      sinceMs: cameMs - agoMs,
      seenMs: cameMs,
      look: () => {
        callOff?.();
        const waitMs = this.#first === waiting ? this.#state.waitMs(elapsedMs(clock), again) : Infinity;
        if (waitMs > 0) {
          // Whoever calls this may be another call, which has nothing to do with a clock that throws. Patience ends all the same.
          const alarm = { afterMs: waitMs, signal: undefined, clock };
          callOff = waitMs < Infinity ? attempt(() => setAlarm(alarm, ring)) : undefined;
          return false;
        }
        leave();
        done(this.#passage());
        return true;
      },
    };
    // A timer that could not be called off, since it is another request's, may ring too late.
    const ring = (): void => {
      if (!isOver && waiting.look()) this.#next();
    };
    const giveUp = (): void => {
      leave();
      // Who is no longer wanted was not lost to the outage.
      if (!signal?.aborted) this.#state.lose(elapsedMs(clock));
      done(undefined);
      this.#next();
    };
    const watch = (): void => {
      const leftMs = endMs - elapsedMs(clock);
      const isLast = leftMs <= watchMs;
      endWatch = setAlarm({ afterMs: isLast ? leftMs : watchMs, signal, clock }, () => {
        if (isOver) return;
        if (isLast || signal?.aborted) return giveUp();
        waiting.seenMs = elapsedMs(clock);
        queue.add(waiting);
        this.#next();
        // Nobody is there to catch what a clock throws.
        if (!isOver && !attempt(() => watch() ?? true)) giveUp();
      });
    };
    queue.add(waiting);
    try {
      if (!signal?.aborted) ring();
      if (isOver) return;
      if (patienceMs > 0 && !signal?.aborted) watch();
      else giveUp();
    } catch (thrown) {
      // Nobody waits behind one that is not there.
      leave();
      throw thrown;
    }
  }

  /** While the server is tried, calls that were not sent before go first; once it answers, those that began first. */
  get #first(): Waiting | undefined {
    const nowMs = elapsedMs(this.#clock);
    const fresh = firstOf(this.#fresh, nowMs);
    const again = firstOf(this.#again, nowMs);
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

  readonly #settled: Settled = (flyer, sign, sentMs, failure) => {
    if (failure) this.#last = failure;
    this.#state.settle(flyer, sign, sentMs, elapsedMs(this.#clock), this.#random());
    this.#next();
  };
}
