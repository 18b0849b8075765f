import { ArrivalBound } from "./arrival-bound.ts";
import { readLimits } from "./limit-headers.ts";
import { Line } from "./line.ts";
import type { Entry, Refusal, Slot, SlotDetails, SlotResult } from "./slot.ts";
import { lostMs, type PacerSettings, Steps } from "./steps.ts";
import { Waiter } from "./waiter.ts";

/**
 * The calls of one client, and their places in the server's window. A call that finds room gets its slot at once, without a promise
 * or a timer; others wait in line, each by its own timer, signal and deadline, and those that cannot get a slot in time are refused.
 *
 * @example
 * const pacer = new Pacer({ window: memoryWindow(systemClock), clock: systemClock, random: Math.random });
 * const entered = pacer.enter({ remainingMs: 300_000, attemptTimeoutMs: 30_000 });
 * const slot = "then" in entered ? await entered : entered;
 * if (slot.refused === undefined) slot.settle("answered", { headers: new Headers() });
 */
export class Pacer {
  readonly #steps: Steps;
  readonly #line: Line;
  readonly #bound: ArrivalBound = new ArrivalBound();

  /** Starts with an unknown window: the first call teaches it. */
  constructor(settings: PacerSettings) {
    this.#steps = new Steps(settings);
    this.#line = new Line(this.#steps);
  }

  /** How many calls wait. */
  get waiting(): number {
    return this.#line.size;
  }

  /**
   * Asks for a place. A slot or a refusal at once where that is known at once, else a promise, which rejects only with what the
   * caller's own signal or clock throws.
   *
   * @example
   * const entered = await pacer.enter({ remainingMs: 300_000, attemptTimeoutMs: 30_000 });
   */
  enter(entry: Entry): Slot | Refusal | Promise<Slot | Refusal> {
    const { nowMs, settings } = this.#steps;
    const waiter = new Waiter(entry, this.#steps.newId(), nowMs);
    const { maxQueue = Infinity } = settings;
    const isFull = this.waiting >= maxQueue && !entry.again;
    // On an unknown window one that is answered at once goes first, should one come in the same turn.
    this.#line.join(waiter, !(entry.slow && this.#line.isCold));
    // Who has a start ahead waits as well.
    const waitMs = (waiter.startMs ?? 0) - this.#steps.nowMs;
    if (isFull && waitMs > 0) waiter.refuse({ refused: "queue", waitMs, maxQueue });
    try {
      return this.#end(waiter) ?? this.#wait(waiter);
    } catch (thrown) {
      // Of the caller's own signal or clock. Nobody waits in line who is not there.
      this.#line.leave(waiter);
      throw thrown;
    }
  }

  /**
   * Tells the window at once what was settled: before a process or a Worker's request ends. Never rejects.
   *
   * @example
   * await pacer.close();
   */
  async close(): Promise<void> {
    await this.#line.flush();
  }

  async #wait(waiter: Waiter): Promise<Slot | Refusal> {
    const steps = this.#steps;
    let stopListening: (() => void) | undefined;
    try {
      stopListening = waiter.wakeOnAbort(steps.settings.clock);
      if (waiter.entry.slow) await undefined;
      for (;;) {
        const { nowMs } = steps;
        waiter.ringsMs = nowMs;
        if (waiter.startMs === undefined) this.#line.stay(waiter);
        const end = this.#end(waiter);
        if (end) return end;
        const ringsMs = Math.min(waiter.untilMs, waiter.startMs ?? this.#line.looksMs);
        if (await waiter.sleep(steps.settings.clock, nowMs, ringsMs)) steps.reach(ringsMs);
      }
    } finally {
      stopListening?.();
      // Only where a signal or a clock throws is there anything left.
      this.#line.leave(waiter);
    }
  }

  /** What the wait of a call came to, if it is over. */
  #end(waiter: Waiter): Slot | Refusal | undefined {
    const { nowMs } = this.#steps;
    const { entry, sinceMs, untilMs } = waiter;
    this.#line.giveBack();
    const isDue = (waiter.startMs ?? Infinity) <= nowMs;
    if (entry.signal?.aborted) waiter.refusal = { refused: "aborted", waitMs: 0 };
    // Due or not: who starts with no time left is sent, and charged, for nothing.
    else if (nowMs >= untilMs || (waiter.startMs ?? 0) >= untilMs)
      waiter.refuse({ refused: "deadline", waitMs: Math.max(0, (waiter.startMs ?? nowMs) - nowMs) });
    const waitedMs = nowMs - sinceMs;
    if (waiter.refusal) {
      this.#line.leave(waiter);
      return { ...waiter.refusal, waitedMs };
    }
    if (!isDue) return undefined;
    this.#line.start(waiter);
    let isSettled = false;
    const settle = (result: SlotResult, details: SlotDetails = {}): void => {
      if (!isSettled) this.#settle(waiter, nowMs, result, details);
      isSettled = true;
    };
    return { waitedMs, settle };
  }

  #settle({ id, entry }: Waiter, beganMs: number, result: SlotResult, details: SlotDetails): void {
    const { nowMs, settings } = this.#steps;
    const { headers, sentAtMs, retryAfterMs = 1_000 } = details;
    const isRefused = result === "refused";
    const agoMs = settings.clock.now() - (sentAtMs ?? NaN);
    // The time of day may have been set in between.
    const sentMs = agoMs >= 0 ? nowMs - Math.min(agoMs, nowMs - beganMs) : undefined;
    if (result === "answered" && !entry.slow) this.#bound.add(nowMs - (sentMs ?? beganMs));
    const endMs = result === "lost" ? nowMs + lostMs : nowMs;
    const told = {
      id,
      as: result === "unsent" ? ("unused" as const) : isRefused ? ("refused" as const) : ("counted" as const),
      countedMs: sentMs === undefined ? endMs : this.#bound.latest(endMs, sentMs),
      ...(headers && readLimits(headers)),
      ...(isRefused && { opensMs: nowMs + retryAfterMs }),
    };
    this.#line.flying--;
    const tell = (): void => this.#steps.tell(told, this.#line.flush);
    if (result !== "answered" || this.#line.isCold) this.#line.news(tell, isRefused ? nowMs + retryAfterMs : 0);
    else {
      tell();
      if (this.#steps.isSync) this.#line.flush();
    }
  }
}
