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

  #day(nowMs: number): Day {
    const name = dayOf(nowMs);
    const day = this.#days.get(name) ?? { total: 0, successful: 0, credits: 0 };
    this.#days.set(name, day);
    return day;
  }

  /** Notes a request. */
  note(nowMs: number, successful: boolean): void {
    const day = this.#day(nowMs);
    day.total += 1;
    if (successful) day.successful += 1;
  }

  /** Takes credits at once, so that calls at the same time cannot spend the same ones; or says that too few are left. */
  charge(nowMs: number, credits: number): boolean {
    if (this.credits(nowMs).remaining < credits) return false;
    this.#day(nowMs).credits += credits;
    return true;
  }

  /** The two headers that every answer to this key carries. */
  rateLimitHeaders(nowMs: number): Record<string, string> {
    const { limit } = this.window;
    return { "x-ratelimit-limit": String(limit), "x-ratelimit-remaining": String(this.window.remaining(nowMs)) };
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
