import { attempt, readText } from "../errors/plain-data.ts";
import { maskShapes } from "../errors/redact.ts";
import { elapsedMs, systemClock } from "../options/clock.ts";
import type { StoreWindowEvent, StoreWindowOptions } from "./store-options.ts";
import { answerAway, onTheirWay, type Settled, settlementsOf, type WhenAway } from "./when-away.ts";
import type { Admission, AdmissionRequest, PacingWindow } from "./window.ts";

/** How long a step may take, and how long a store that is away is left alone. */
const stepTimeoutMs = 1_000;
/** What is kept for a store that is away. */
const maxOwed = 10_000;
/** When one asks again who found the store busy. */
const busyMs = 50;

const within = <Value>(ms: number, promise: Promise<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    const cancel = systemClock.setTimer(() => reject(new Error(`no answer within ${ms} ms`)), ms);
    promise.then(resolve, reject).finally(cancel);
  });

const nowOf = (): number => elapsedMs(systemClock);

/** A window in a store, and what this process does while it cannot be reached. */
export interface StoreWindowSettings extends Pick<StoreWindowOptions, "whenAway" | "onChange"> {
  /** The store's name, for messages. */
  readonly name: string;
  /**
   * `admit` of `calendar.ts`, in one atomic step in the store. Rejects where that fails. `undefined`: others were quicker each time, and
   * nothing was stored; the store is not away for that. `wasKnown`: it has answered so lately that it must remember, unless it has lost its memory.
   */
  readonly step: (request: AdmissionRequest, wasKnown: boolean) => Promise<Admission | undefined>;
}

/**
 * A window in a store that many processes share: waits at most a second for a step, does what `whenAway` says while there is no answer, and
 * goes back by itself. What the store was not told, it is told then.
 *
 * @example
 * const window = new StoreWindow({ name: "Redis", step: runScript, whenAway: "wait" });
 */
export class StoreWindow implements PacingWindow {
  readonly #settings: StoreWindowSettings;
  readonly #whenAway: WhenAway;
  /** What the store has not been told. */
  #owed: Settled[] = [];
  /** What was settled within the last window. */
  #recent: Settled[] = [];
  /** Requests that were given a start, and are not settled. */
  readonly #flying = new Set<string>();
  #answerAway: ((request: AdmissionRequest) => Admission) | undefined;
  #isAway = false;
  #askAgainMs = 0;
  #togetherMs = 0;
  #answeredMs = -Infinity;

  /** Asks nothing yet. */
  constructor(settings: StoreWindowSettings) {
    this.#settings = settings;
    this.#whenAway = settings.whenAway ?? "wait";
  }

  /**
   * One step in the store, or what is done without it. Rejects where calls are to be refused while it is away.
   *
   * @example
   * const window = new StoreWindow({ name: "Redis", step: runScript });
   * await window.admit({ ids: ["a"], bulk: false, horizonMs: 2_000, leaseMs: 37_000, settlements: [], windowMs: 60_000, share: 1 });
   */
  async admit(request: AdmissionRequest): Promise<Admission> {
    const nowMs = nowOf();
    const settled = request.settlements.map((told) => ({ told, countedMs: nowMs - told.agoMs }));
    if (typeof this.#whenAway === "object") {
      this.#recent = [...this.#recent, ...settled].filter(({ countedMs }) => countedMs > nowMs - request.windowMs);
    }
    for (const { id } of request.settlements) this.#flying.delete(id);
    const admission = await this.#answer(request, settled, nowMs);
    for (const id of request.ids.slice(0, admission.starts.length)) this.#flying.add(id);
    return admission;
  }

  async #answer(request: AdmissionRequest, settled: readonly Settled[], nowMs: number): Promise<Admission> {
    if (nowMs < this.#askAgainMs) return this.#away(request, settled, "it did not answer a moment ago");
    const owed = this.#owed;
    this.#owed = [];
    // It does not know of those that started while it was away, nor of any if it was emptied.
    const wasAway = this.#isAway;
    const flying = wasAway ? onTheirWay(this.#flying, nowMs) : [];
    let reason: string;
    try {
      const settlements = [...settlementsOf([...owed, ...flying], nowMs), ...request.settlements];
      // What is stored outlives four windows.
      const wasKnown = nowMs - this.#answeredMs < 3 * request.windowMs;
      const share = request.share * this.#partAt(nowMs);
      const step = this.#settings.step({ ...request, settlements, share }, wasKnown);
      const admission = await within(stepTimeoutMs, step);
      this.#answeredMs = nowMs;
      if (!admission) return this.#busy(request, owed, settled);
      this.#askAgainMs = 0;
      if (wasAway || !this.#isAway) {
        this.#tell({ away: false });
        return admission;
      }
      // Sent before another step found it away, so that it was not told what went on since: the next step tells.
      reason = "it answered late";
    } catch (thrown) {
      this.#askAgainMs = nowOf() + stepTimeoutMs;
      reason = maskShapes(readText(thrown, "message") ?? attempt(() => String(thrown)) ?? "");
    }
    // It may have given them starts, or give them yet, when it is back: nobody uses these.
    const unused = request.ids.map((id) => ({ told: { id, as: "unused", agoMs: 0 } as const, countedMs: nowMs }));
    this.#owed = [...owed, ...unused, ...this.#owed].slice(-maxOwed);
    return this.#away(request, settled, reason);
  }

  /** Nobody starts, and what was to be told is told with the next step: others have the store's word that their requests may start. */
  #busy(request: AdmissionRequest, owed: readonly Settled[], settled: readonly Settled[]): Admission {
    this.#owed = [...owed, ...this.#owed].slice(-maxOwed);
    if (this.#isAway) return this.#away(request, settled, "it is busy");
    this.#owed = [...this.#owed, ...settled].slice(-maxOwed);
    return { starts: [], waitMs: 0, askMs: busyMs, gateMs: 0, cold: false };
  }

  /** What others sent while the store was away it hears within a few seconds: until then each goes on with its part. */
  #partAt(nowMs: number): number {
    if (this.#isAway) this.#togetherMs = nowMs + 3 * stepTimeoutMs;
    return nowMs < this.#togetherMs && typeof this.#whenAway === "object" ? 1 / this.#whenAway.processes : 1;
  }

  #away(request: AdmissionRequest, settled: readonly Settled[], reason: string): Admission {
    this.#tell({ away: true, reason });
    // Whoever is refused tells again what was settled.
    if (this.#whenAway === "refuse") throw new Error(`${this.#settings.name} is away: ${reason}`);
    this.#owed = [...this.#owed, ...settled].slice(-maxOwed);
    if (this.#answerAway) return this.#answerAway(request);
    this.#answerAway = answerAway(this.#whenAway, this.#recent, this.#flying);
    return this.#answerAway({ ...request, settlements: [] });
  }

  #tell(event: StoreWindowEvent): void {
    if (event.away === this.#isAway) return;
    this.#isAway = event.away;
    if (!event.away) this.#answerAway = undefined;
    try {
      this.#settings.onChange?.(event);
    } catch {
      // The caller's own.
    }
  }
}
