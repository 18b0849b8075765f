/** What happened on one day. */
export interface Day {
  total: number;
  successful: number;
  credits: number;
}

/** A charge that reports may not tell of yet. */
interface Entry {
  readonly atMs: number;
  readonly credits: number;
}

/** The day of a moment, as `YYYY-MM-DD` (UTC). */
export const dayOf = (timeMs: number): string => new Date(timeMs).toISOString().slice(0, 10);

const firstOfMonth = (timeMs: number): string => `${dayOf(timeMs).slice(0, 7)}-01`;

/** The book of one key: its requests and credits, by day. */
export class Book {
  readonly #days = new Map<string, Day>();
  #recent: Entry[] = [];

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

  /** Notes credits: at the moment when they are charged, or, below zero, when they are taken back. */
  add(nowMs: number, credits: number, lagMs: number): void {
    this.#day(nowMs).credits += credits;
    if (lagMs > 0) this.#recent.push({ atMs: nowMs, credits });
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

  /** Credits of this month. */
  used(nowMs: number): number {
    return this.sum(firstOfMonth(nowMs), dayOf(nowMs)).credits;
  }

  /** Credits of this month that had been charged so many milliseconds ago. */
  reported(nowMs: number, lagMs: number): number {
    this.#recent = this.#recent.filter(({ atMs }) => atMs > nowMs - lagMs);
    const month = firstOfMonth(nowMs);
    const unseen = this.#recent.filter(({ atMs }) => dayOf(atMs) >= month);
    return this.used(nowMs) - unseen.reduce((sum, { credits }) => sum + credits, 0);
  }
}
