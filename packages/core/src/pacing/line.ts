import { Lane } from "./lane.ts";
import { marginMs } from "./settle.ts";
import { type Steps, unusedMs } from "./steps.ts";
import type { Waiter } from "./waiter.ts";
import type { Admission } from "./window.ts";

/** A window that has not answered for so long is asked again. */
const askTimeoutMs = 1_000;
/** How often it is asked where it does not say when. */
const leastMs = 25;
/** How long a client with requests on their way gathers calls for one step. Not where the window answers at once. */
const gatherMs = 5;

/** The calls of one client that wait for a place or for its start: asks the window for them, and gives back what is not used. */
export class Line {
  readonly #steps: Steps;
  readonly #others = new Lane(false);
  readonly #bulk = new Lane(true);
  /** Those who have a start ahead. */
  readonly #starting = new Set<Waiter>();
  #gateMs = 0;
  #askedMs = -Infinity;
  /** Requests that are on their way. */
  flying = 0;
  /** Whether nothing is known of the server yet. */
  isCold = true;

  constructor(steps: Steps) {
    this.#steps = steps;
  }

  /** How many wait. */
  get size(): number {
    return this.#others.waiting.size + this.#bulk.waiting.size + this.#starting.size;
  }

  /** When who waits without a start should look again. */
  get looksMs(): number {
    return Math.max(this.#first.askMs, this.#askedMs + askTimeoutMs, this.#steps.nowMs + gatherMs);
  }

  get #first(): Lane {
    return this.#others.waiting.size ? this.#others : this.#bulk;
  }

  /** Lines up, and asks for a place where that is worth it. */
  join(waiter: Waiter, asksNow: boolean): void {
    const { bulk, again } = waiter.entry;
    const lane = bulk ? this.#bulk : this.#others;
    const before = bulk ? this.#others.waiting.size : 0;
    const place = before + (again ? lane.putAgain(waiter) : lane.waiting.size);
    lane.waiting.add(waiter);
    if (this.flying && !this.#steps.isSync && lane.waiting.size === 1) {
      lane.askMs = Math.max(lane.askMs, this.#steps.nowMs + gatherMs);
    }
    if (asksNow) this.ask();
    if (waiter.startMs === undefined) this.#judge(waiter, lane, place);
  }

  /** Lines up again, should the place have been lost while the process slept, and asks. */
  stay(waiter: Waiter): void {
    (waiter.entry.bulk ? this.#bulk : this.#others).waiting.add(waiter);
    this.ask();
  }

  /** Takes one out who has a slot. */
  start(waiter: Waiter): void {
    this.flying++;
    this.#starting.delete(waiter);
  }

  /** Takes one out who will not be sent. His place is another's. */
  leave(waiter: Waiter): void {
    const { waiting } = waiter.entry.bulk ? this.#bulk : this.#others;
    if (this.#starting.delete(waiter)) this.news(() => this.#unused(waiter.id));
    else if (waiting.delete(waiter)) this.#go();
  }

  /** Asks anew, since what is told may free a place; a gate closes for all that have not started. */
  news(tell: () => void, gateMs = 0): void {
    tell();
    this.#gateMs = Math.max(this.#gateMs, gateMs);
    this.#others.askMs = this.#bulk.askMs = 0;
    this.giveBack();
    this.#go();
    if (this.#steps.isSync) this.flush();
  }

  #go(): void {
    this.ask();
    const [first] = this.#first.waiting;
    first?.wake?.();
  }

  #unused(id: string): void {
    this.#steps.tell({ id, as: "unused", countedMs: this.#steps.nowMs }, this.flush);
  }

  /** Notes that one cannot get a slot in time, or that too many wait. */
  #judge(waiter: Waiter, lane: Lane, place: number): void {
    const { maxQueue = Infinity, windowMs = 60_000 } = this.#steps.settings;
    const earliestMs = lane.earliestMs(place, windowMs, this.#steps.mostStarts);
    const waitMs = Math.max(0, earliestMs - this.#steps.nowMs);
    if (waitMs && place >= maxQueue && !waiter.entry.again) waiter.refuse({ refused: "queue", waitMs, maxQueue });
    else if (earliestMs >= waiter.untilMs) waiter.refuse({ refused: "deadline", waitMs });
  }

  /** Asks the window for those who wait, as long as it is worth it. */
  ask(): void {
    for (;;) {
      const { nowMs } = this.#steps;
      const lane = this.#first;
      if (nowMs < Math.max(lane.askMs, this.#askedMs + askTimeoutMs)) return;
      const want = lane.next(nowMs);
      if (!want.length) return;
      this.#askedMs = nowMs;
      if (this.#step(lane, want)) return;
    }
  }

  /** Tells the window what was settled. Never rejects. */
  flush = (): void | Promise<void> => {
    if (this.#steps.hasTold) return this.#step(this.#others, []);
  };

  /** One step at the window for these; a promise where it does not answer at once. */
  #step(lane: Lane, want: Waiter[]): Promise<void> | undefined {
    const askedMs = this.#steps.nowMs;
    const ids = want.map((waiter) => waiter.id);
    const timeoutMs = Math.max(0, ...want.map(({ entry }) => Math.min(entry.attemptTimeoutMs, entry.remainingMs)));
    const take = (answer: Admission): void => {
      if (want.length) this.#askedMs = -Infinity;
      this.#take(lane, want, ids, answer, askedMs);
    };
    const fail = (cause: unknown): void => {
      if (want.length) this.#askedMs = -Infinity;
      lane.refuse(want, { refused: "window", waitMs: 0, cause });
    };
    try {
      const answer = this.#steps.take(ids, lane.bulk, timeoutMs);
      if ("then" in answer) return answer.then(take).then(() => this.ask(), fail);
      take(answer);
    } catch (thrown) {
      fail(thrown);
    }
    return undefined;
  }

  #take(lane: Lane, want: Waiter[], ids: string[], answer: Admission, askedMs: number): void {
    const { nowMs } = this.#steps;
    const { starts, cold, gateMs } = answer;
    lane.note(answer, nowMs);
    if (want.length && !starts.length) lane.askMs = Math.max(lane.askMs, nowMs + leastMs);
    this.isCold = cold;
    // The process was asleep, or the window was away: the starts may be long over.
    const isLate = nowMs > askedMs + unusedMs;
    if (isLate) lane.askMs = nowMs;
    const [slow] = want;
    // Who goes alone is one that is answered at once, if there is any.
    const quick = cold && slow?.entry.slow ? want.find(({ entry }) => !entry.slow) : undefined;
    if (slow && quick) [slow.id, quick.id, want[0]] = [quick.id, slow.id, quick];
    for (const [index, inMs] of starts.entries()) {
      const id = ids[index] as string;
      const waiter = want[index] as Waiter;
      const isAsked = waiter.id === id;
      if (isAsked && !isLate && lane.waiting.delete(waiter)) {
        waiter.startMs = nowMs + inMs;
        this.#starting.add(waiter);
        waiter.wake?.();
      } else if (!isAsked || waiter.startMs === undefined) {
        this.#unused(id);
        if (isAsked) waiter.restart(this.#steps.newId());
      }
    }
    if (gateMs) this.#gateMs = Math.max(this.#gateMs, nowMs + gateMs);
    this.giveBack();
    let place = lane.bulk ? this.#others.waiting.size : 0;
    for (const waiter of lane.waiting) this.#judge(waiter, lane, place++);
    const [first] = this.#first.waiting;
    first?.wake?.();
  }

  /** Gives back the starts that were not used in time, and those before a gate opens. Who had one is first in line again. */
  giveBack(): void {
    if (!this.#starting.size) return;
    const { nowMs } = this.#steps;
    const isLost = ({ startMs = 0 }: Waiter): boolean =>
      startMs + marginMs < this.#gateMs || startMs + unusedMs < nowMs;
    const back = [...this.#starting].filter(isLost);
    for (const waiter of back) {
      this.#starting.delete(waiter);
      this.#unused(waiter.id);
      waiter.restart(this.#steps.newId());
    }
    for (const lane of back.length ? [this.#others, this.#bulk] : []) {
      lane.putFirst(back.filter(({ entry }) => !entry.bulk === !lane.bulk));
      lane.askMs = 0;
    }
  }
}
