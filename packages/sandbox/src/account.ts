import { Book, type Day } from "./charges/book.ts";
import type { SandboxKey } from "./keys.ts";
import { headersOfWindow } from "./limits/rate-limit-headers.ts";
import { SharedWindow } from "./limits/shared-window.ts";
import { type Plan, plans } from "./plans.ts";
import { changesWindows, type SandboxSettings, settingsWith } from "./settings.ts";

/** What an account has spent, and has left. */
interface Credits {
  readonly limit: number;
  readonly used: number;
  readonly remaining: number;
  readonly reset_at: string;
}

/** One key's account: its window, and the book of its requests and credits. */
export class Account {
  readonly key: SandboxKey;
  readonly #book = new Book();
  #settings: Required<SandboxSettings>;
  #window: SharedWindow;

  constructor(key: SandboxKey, settings: Required<SandboxSettings>, nowMs: number) {
    this.key = key;
    this.#settings = settings;
    this.#window = this.#openWindow(nowMs);
  }

  #openWindow(startMs: number): SharedWindow {
    return new SharedWindow({ ...this.#settings, limit: this.plan.requests, startMs });
  }

  /** Changes some settings. What has been spent stays; a window that is to be another begins anew. */
  change(given: SandboxSettings, nowMs: number): void {
    this.#settings = settingsWith(given, this.#settings);
    if (changesWindows(given)) this.#window = this.#openWindow(nowMs);
  }

  get plan(): Plan {
    const { requests, credits } = this.#settings;
    const plan = plans[this.key.plan];
    return {
      ...plan,
      requests: requests[this.key.plan] ?? plan.requests,
      credits: credits[this.key.plan] ?? plan.credits,
    };
  }

  get window(): SharedWindow {
    return this.#window;
  }

  /** Notes a request. */
  note(nowMs: number, successful: boolean): void {
    this.#book.note(nowMs, successful);
  }

  /** Takes credits at once, so that calls at the same time cannot spend the same ones; or says that too few are left. */
  charge(nowMs: number, credits: number): boolean {
    if (this.credits(nowMs).remaining < credits) return false;
    this.#book.add(nowMs, credits, this.#settings.creditsLagMs);
    return true;
  }

  /** Takes a charge back, on the day when it was made. */
  takeBack(chargedMs: number, credits: number): void {
    this.#book.add(chargedMs, -credits, this.#settings.creditsLagMs);
  }

  /** The headers that an answer to this key carries: those that succeed, or those that do not. */
  rateLimitHeaders(nowMs: number, isSuccess: boolean): Record<string, string> {
    const { rateLimitHeaders: answers, rateLimitFields, windowMs } = this.#settings;
    if (answers === "none" || (answers === "success" && !isSuccess)) return {};
    return headersOfWindow(rateLimitFields, this.plan.requests, windowMs, this.#window, nowMs);
  }

  /** What happened from one day to another, both included. */
  sum(start: string, end: string): Day {
    return this.#book.sum(start, end);
  }

  #credits(nowMs: number, used: number): Credits {
    const now = new Date(nowMs);
    const reset = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1));
    const limit = this.plan.credits;
    return { limit, used, remaining: Math.max(0, limit - used), reset_at: reset.toISOString() };
  }

  /** Credits of this month; they are reset on the first of the next, 00:00 UTC. */
  credits(nowMs: number): Credits {
    return this.#credits(nowMs, this.#book.used(nowMs));
  }

  /** What the API tells of them, which may lag behind. */
  reportedCredits(nowMs: number): Credits {
    return this.#credits(nowMs, this.#book.reported(nowMs, this.#settings.creditsLagMs));
  }
}
