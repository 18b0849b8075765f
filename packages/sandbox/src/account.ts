import type { SandboxKey } from "./keys.ts";
import { type Plan, plans } from "./plans.ts";
import { RollingWindow } from "./rolling-window.ts";

/** What happened on one day. */
interface Day {
  total: number;
  successful: number;
  credits: number;
}

const dayOf = (timeMs: number): string => new Date(timeMs).toISOString().slice(0, 10);

/** One key's account: its window, and the book of its requests and credits. */
export class Account {
  readonly key: SandboxKey;
  readonly plan: Plan;
  readonly window: RollingWindow;
  readonly #days = new Map<string, Day>();

  constructor(key: SandboxKey, windowMs: number, overrides: Partial<Pick<Plan, "requests" | "credits">>) {
    this.key = key;
    this.plan = { ...plans[key.plan], ...overrides };
    this.window = new RollingWindow(this.plan.requests, windowMs);
  }

  /** Notes a request and what it was charged. */
  note(nowMs: number, successful: boolean, credits: number): void {
    const day = this.#days.get(dayOf(nowMs)) ?? { total: 0, successful: 0, credits: 0 };
    day.total += 1;
    if (successful) day.successful += 1;
    day.credits += credits;
    this.#days.set(dayOf(nowMs), day);
  }

  /** What happened from one day to another, both included. */
  sum(start: string, end: string): Day {
    const sum: Day = { total: 0, successful: 0, credits: 0 };
    for (const [day, { total, successful, credits }] of this.#days) {
      if (day < start || day > end) continue;
      sum.total += total;
      sum.successful += successful;
      sum.credits += credits;
    }
    return sum;
  }

  /** Credits of this month; they are reset on the first of the next, 00:00 UTC. */
  credits(nowMs: number): { limit: number; used: number; remaining: number; reset_at: string } {
    const now = new Date(nowMs);
    const used = this.sum(`${dayOf(nowMs).slice(0, 7)}-01`, dayOf(nowMs)).credits;
    const reset = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1));
    const limit = this.plan.credits;
    return { limit, used, remaining: Math.max(0, limit - used), reset_at: reset.toISOString() };
  }
}
