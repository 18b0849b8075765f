import { RollingWindow } from "./rolling-window.ts";

const dayMs = 86_400_000;

/** What one caller has used. */
interface Entry {
  readonly window: RollingWindow;
  /** The day (UTC, counted from 1970) that `credits` belong to. */
  day: number;
  credits: number;
}

/** The limits that callers are held to. */
export interface UsageLimits {
  readonly limitPerMinute: number;
  readonly creditsPerDay: number;
  readonly now: () => number;
  /** Callers that are remembered at most. Default 100,000: some tens of megabytes. Our decision. */
  readonly maxCallers?: number;
}

/** Whether credits may be spent; if not, what is used already, and until when (ISO 8601, UTC) no more. */
export type Spending =
  /** `giveBack` takes back what was counted, once, for a call that certainly cost nothing. */
  | { readonly ok: true; readonly giveBack: () => void }
  | { readonly ok: false; readonly used: number; readonly until: string };

/**
 * What each caller has used, in the memory of this process: neither shared with others nor kept over a restart. Bounded:
 * who is idle is forgotten, and beyond `maxCallers` whoever was not seen for the longest time, with what they had used.
 */
export class CallerUsage {
  readonly #limits: Required<UsageLimits>;
  /** The one that was not seen for the longest time comes first. */
  readonly #entries = new Map<string, Entry>();

  constructor(limits: UsageLimits) {
    this.#limits = { maxCallers: 100_000, ...limits };
  }

  /** Callers that are remembered. */
  get size(): number {
    return this.#entries.size;
  }

  #today(): number {
    return Math.floor(this.#limits.now() / dayMs);
  }

  #entry(id: string): Entry {
    const day = this.#today();
    const entry = this.#entries.get(id) ?? { window: new RollingWindow(), day, credits: 0 };
    if (entry.day !== day) Object.assign(entry, { day, credits: 0 });
    this.#entries.delete(id);
    this.#entries.set(id, entry);
    return entry;
  }

  /** Looks at the two that were not seen for the longest time: enough, as no request adds more than one. */
  #forgetSome(): void {
    const { now, maxCallers } = this.#limits;
    const [nowMs, day] = [now(), this.#today()];
    let looked = 0;
    for (const [id, entry] of this.#entries) {
      if (looked++ === 2) return;
      const isIdle = entry.window.isIdle(nowMs) && (entry.credits === 0 || entry.day !== day);
      if (isIdle || this.#entries.size > maxCallers) this.#entries.delete(id);
    }
  }

  /** Counts a request, or tells how long the caller must wait, in milliseconds. */
  enter(id: string): { readonly waitMs: number } {
    const entered = this.#entry(id).window.enter(this.#limits.now(), this.#limits.limitPerMinute);
    this.#forgetSome();
    return entered;
  }

  /** Counts credits before they are spent, unless they are too many. */
  spend(id: string, credits: number): Spending {
    const { creditsPerDay } = this.#limits;
    // Where nothing is limited nothing is counted, so that callers are forgotten within a minute, not a day.
    if (creditsPerDay === Number.POSITIVE_INFINITY) return { ok: true, giveBack: () => {} };
    const entry = this.#entry(id);
    const { day } = entry;
    const isOver = credits > 0 && entry.credits + credits > creditsPerDay;
    if (isOver) return { ok: false, used: entry.credits, until: new Date((day + 1) * dayMs).toISOString() };
    entry.credits += credits;
    return {
      ok: true,
      giveBack: () => {
        // After midnight, what was counted before is gone already.
        if (entry.day === day) entry.credits -= credits;
      },
    };
  }
}
