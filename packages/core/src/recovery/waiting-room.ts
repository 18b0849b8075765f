import type { Outage } from "../errors/outage.ts";
import { attempt, read } from "../errors/plain-data.ts";
import { type Clock, elapsedMs, setAlarm } from "../options/clock.ts";
import { GateState } from "./gate-state.ts";
import { type GateChange, type LastFailure, outageOf } from "./outage.ts";
import { Passage, type Settled } from "./passage.ts";
import { type Visitor, type Waiting, WaitingLine } from "./waiting-line.ts";

/** How often a call that waits sees to it that the line goes on, in milliseconds. */
const watchMs = 1_000;

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
  readonly #line: WaitingLine = new WaitingLine();
  /** When one was let pass. */
  #triedMs = -Infinity;
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
    return this.#line.size;
  }

  /** Whether it is closed, and nothing has succeeded since. */
  get isProbing(): boolean {
    return this.#state.isProbing;
  }

  /** Whether the server is down, as far as is known: also again, after it had begun to answer. */
  get isDown(): boolean {
    return this.#state.isDown;
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

  /**
   * Passes at once where the gate is open.
   *
   * @example
   * room.pass()?.settle("up");
   */
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
    const { agoMs, inLineMs = 0, again, patienceMs, signal } = visitor;
    const clock = this.#clock;
    const line = this.#line;
    const cameMs = elapsedMs(clock);
    const endMs = cameMs + patienceMs;
    let isOver = false;
    let callOff: (() => void) | undefined;
    let endWatch: (() => void) | undefined;
    const leave = (): void => {
      if (!isOver) line.leave(waiting);
      isOver = true;
      // A signal of another library may throw, and whoever calls this may be another call.
      attempt(() => callOff?.());
      attempt(() => endWatch?.());
    };
    const waiting: Waiting = {
      ...visitor,
      sinceMs: cameMs - agoMs,
      lineMs: cameMs - inLineMs,
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
        if (again && this.#state.isProbing && !line.mayTry(visitor, elapsedMs(clock) - this.#triedMs)) return false;
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
      if (!read(signal, "aborted")) this.#state.lose(elapsedMs(clock));
      done(undefined);
      this.#next();
    };
    const watch = (): void => {
      const leftMs = endMs - elapsedMs(clock);
      const isLast = leftMs <= watchMs;
      endWatch = setAlarm({ afterMs: isLast ? leftMs : watchMs, signal, clock }, () => {
        if (isOver) return;
        if (isLast || read(signal, "aborted")) return giveUp();
        waiting.seenMs = elapsedMs(clock);
        line.stay(waiting);
        this.#next();
        // Nobody is there to catch what a clock throws.
        if (!isOver && !attempt(() => watch() ?? true)) giveUp();
      });
    };
    line.enter(waiting);
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

  get #first(): Waiting | undefined {
    return this.#line.first(elapsedMs(this.#clock), this.isProbing);
  }

  /** Lets as many pass as may, in order. */
  #next(): void {
    while (this.#first?.look());
    if (!this.waiting) this.#state.openIfGrown();
  }

  #passage(): Passage {
    this.#triedMs = elapsedMs(this.#clock);
    return new Passage(this.#state, this.#clock, this.#settled);
  }

  readonly #settled: Settled = (flyer, sign, sentMs, failure) => {
    if (failure) this.#last = failure;
    // A number of the caller's own that is none, or throws, is taken for the greatest, and ends no wait.
    const random = attempt(() => this.#random()) ?? 1;
    this.#state.settle(flyer, sign, sentMs, elapsedMs(this.#clock), random >= 0 && random < 1 ? random : 1);
    this.#next();
  };
}
