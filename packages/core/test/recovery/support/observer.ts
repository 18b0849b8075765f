import type { Clock } from "../../../src/options/clock.ts";
import type { Passage } from "../../../src/recovery/passage.ts";
import type { WaitingRoom } from "../../../src/recovery/waiting-room.ts";
import type { VirtualTime } from "../../pacing/support/virtual-time.ts";
import type { Call } from "./world.ts";

/** One wait at the gate. */
interface Waiter {
  readonly again: boolean;
  /** When its call began, and when it came to the gate, in milliseconds. */
  readonly beganMs: number;
  readonly cameMs: number;
  readonly patienceMs: number;
  readonly signal: AbortSignal;
  ends: number;
}

/** How long one that is sent keeps others away, and one that is not. */
const overdueMs = 8_000;
const unsentMs = 1_000;

/** Watches a gate from outside, and notes what must not be. Knows nothing of how the gate counts. */
export class Observer {
  readonly broken = new Set<string>();
  readonly clock: Clock;
  room: WaitingRoom | undefined;
  /** When it was seen open first, once the last call had come. */
  openMs = Infinity;
  readonly #time: VirtualTime;
  readonly #lastMs: number;
  readonly #waiters = new Set<Waiter>();
  readonly #all: Waiter[] = [];
  /** Those that passed since it closed, and until when each counts. */
  readonly #flying = new Map<Passage, number>();
  #timers = 0;
  #isClosed = false;
  /** Answers since it closed: each may let one more go. */
  #answers = 0;

  constructor(time: VirtualTime, lastMs: number, isStuck = false) {
    this.#time = time;
    this.#lastMs = lastMs;
    const clock = time.clock();
    this.clock = {
      ...clock,
      setTimer: (callback, ms) => {
        let isSet = true;
        this.#timers++;
        const end = (): void => {
          if (isSet) this.#timers--;
          isSet = false;
        };
        const off = clock.setTimer(() => {
          end();
          callback();
          this.look();
        }, ms);
        return () => {
          end();
          if (!isStuck) off();
        };
      },
    };
  }

  /** How many times a call had to wait. */
  get waited(): number {
    return this.#all.length;
  }

  /** What has to hold between any two events. */
  look(): void {
    const { isOpen, waiting } = this.room as WaitingRoom;
    if (isOpen === this.#isClosed) {
      this.#isClosed = !isOpen;
      this.#flying.clear();
      this.#answers = 0;
    }
    const { nowMs } = this.#time;
    if (isOpen && nowMs >= this.#lastMs) this.openMs = Math.min(this.openMs, nowMs);
    for (const { signal, cameMs, patienceMs } of this.#waiters) {
      if (signal.aborted) this.broken.add("one that has left waits on");
      if (nowMs > cameMs + patienceMs + 1e-6) this.broken.add("a call waits for longer than it may");
    }
    if (waiting !== this.#waiters.size) this.broken.add("its count of who waits is wrong");
    if (waiting === 0 && this.#timers > 0) this.broken.add("a timer is left");
    if (this.#timers > 2 * waiting) this.broken.add("a call has more than two timers");
    if (isOpen && waiting) this.broken.add("a call waits at an open gate");
  }

  waits({ again, agoMs }: Call, patienceMs: number, signal: AbortSignal): Waiter {
    const cameMs = this.#time.nowMs;
    const waiter = { again, beganMs: cameMs - agoMs, cameMs, patienceMs, signal, ends: 0 };
    this.#waiters.add(waiter);
    this.#all.push(waiter);
    return waiter;
  }

  leaves(waiter: Waiter, hasPassed: boolean): void {
    const { nowMs } = this.#time;
    waiter.ends++;
    // In the order in which they came.
    const ahead = [...this.#waiters].slice(0, [...this.#waiters].indexOf(waiter));
    this.#waiters.delete(waiter);
    if (waiter.signal.aborted && hasPassed) this.broken.add("one passes that has left");
    const untilMs = waiter.cameMs + waiter.patienceMs;
    if (nowMs > untilMs + 1e-6) this.broken.add("a call waits for longer than it may");
    if (!hasPassed) {
      if (!waiter.signal.aborted && nowMs < untilMs - 1e-6) this.broken.add("patience ends too early");
      return;
    }
    if (ahead.some(({ again }) => again === waiter.again)) this.broken.add("one passes another of its lane");
    const other = [...this.#waiters].find(({ again }) => again !== waiter.again);
    const isTried = this.room?.isProbing;
    if (other && !isTried && other.beganMs < waiter.beganMs) this.broken.add("one passes another that began before");
    if (other && isTried && waiter.again) this.broken.add("one that was sent before tries the server ahead of others");
  }

  passes(passage: Passage): void {
    this.#fly(passage, unsentMs);
  }

  sends(passage: Passage): void {
    this.#fly(passage, overdueMs);
  }

  ends(passage: Passage, isAnswer: boolean): void {
    this.#flying.delete(passage);
    if (isAnswer) this.#answers++;
  }

  /** What has to hold when all is over. */
  end(): void {
    this.look();
    if (this.#all.some(({ ends }) => ends !== 1)) this.broken.add("a call ends not once");
  }

  #fly(passage: Passage, forMs: number): void {
    const { isOpen, isProbing } = this.room as WaitingRoom;
    const { nowMs } = this.#time;
    if (isOpen) return;
    for (const [other, untilMs] of this.#flying) if (nowMs >= untilMs) this.#flying.delete(other);
    this.#flying.set(passage, nowMs + forMs);
    if (this.#flying.size > (isProbing ? 1 : 1 + this.#answers)) this.broken.add("too many are on their way");
  }
}
