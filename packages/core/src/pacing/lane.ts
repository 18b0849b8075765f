import type { Refusal } from "./slot.ts";
import type { Waiter } from "./waiter.ts";
import type { Admission } from "./window.ts";

/** Starts that are asked for in one step at most, so that one client does not take all. */
const batch = 32;
/** Who oversleeps for so long may be gone. */
const oversleptMs = 1_000;

/** The calls that wait, first come, first served, and what the window said last. */
export class Lane {
  readonly bulk: boolean;
  waiting: Set<Waiter> = new Set();
  /** When it is worth asking, and the earliest start of who is first. */
  askMs = 0;
  freeMs = 0;
  #capacity = Infinity;

  constructor(bulk: boolean) {
    this.bulk = bulk;
  }

  /** Puts these before all others. */
  putFirst(waiters: readonly Waiter[]): void {
    this.waiting = new Set([...waiters, ...this.waiting]);
  }

  /** Puts one that was sent before behind the others that were, and before those that were not. Tells its place. */
  putAgain(waiter: Waiter): number {
    const sent: Waiter[] = [];
    for (const other of this.waiting) {
      if (!other.entry.again) break;
      sent.push(other);
    }
    this.putFirst([...sent, waiter]);
    return sent.length;
  }

  /** Refuses those of them who still wait. Takes them out at once: who is left would be asked for again, and again. */
  refuse(waiters: readonly Waiter[], refusal: Omit<Refusal, "waitedMs">): void {
    for (const waiter of waiters) if (this.waiting.delete(waiter)) waiter.refuse(refusal);
  }

  /** Who is asked for next. Those whose timers have not rung are left out: their requests may have ended with them. */
  next(nowMs: number): Waiter[] {
    const want: Waiter[] = [];
    for (const waiter of this.waiting) {
      if (waiter.ringsMs + oversleptMs < nowMs) this.waiting.delete(waiter);
      else if (want.push(waiter) === batch) break;
    }
    return want;
  }

  /** Takes in what the window says of those who still wait. */
  note({ askMs, waitMs, capacity = Infinity }: Admission, nowMs: number): void {
    this.askMs = nowMs + askMs;
    this.freeMs = nowMs + waitMs;
    this.#capacity = capacity;
  }

  /** When the one at this place of the line can start at the earliest: should others, who leave less now, take nothing from then on. */
  earliestMs(place: number, windowMs: number, mostStarts: number): number {
    return this.freeMs + Math.floor(place / Math.max(this.#capacity, mostStarts)) * windowMs;
  }
}
