/** What an attempt says of its server: that it works, that it is down, or nothing. */
export type Sign = "up" | "down" | "nothing";

// All of these were chosen by simulation (docs-internal/decisions/0022-recovery-gate.md).

/** How unlikely a run of failures must be, at the usual share of failures, to be taken for an outage. */
const chance = 0.005;
/** The usual share of failures is that of the last sixteen attempts, roughly, and taken to be no higher than this. */
const memory = 16;
const mostShare = 0.6;
/** The first wait at most, and the second, which doubles up to the last, in milliseconds. */
const firstMs = 500;
const baseMs = 1_000;
const capMs = 8_000;
/** A failure that took long is waited out for up to so many times as long. */
const tookFactor = 2;
/** Calls that were sent before, and add to the load, wait so many times as long as those that were not. */
const againFactor = 4;
/** So many calls that have run out of patience are worth a probe. */
const lostPerProbe = 5;
/** An answer is slow that takes so many times the least, so many milliseconds longer, and so many mean deviations longer than usual (RFC 6298). */
const slowFactor = 2;
const slowMs = 30;
const slowDeviations = 4;
/** What is usual is learnt while no more than this share fails: what answers take beside an outage is not usual. */
const wellShare = 0.03;
/** The least rises by so much with each answer, and by so much with one that is slow though it was alone: the server has become slower. */
const leastRise = 1.001;
const aloneRise = 1.05;
/** Who has been on its way for so long, in milliseconds, keeps no other from trying: it may hang, or its caller may be gone. */
const overdueMs = 8_000;

/** One that was let pass. */
export interface Flyer {
  /** When, in milliseconds. */
  readonly sinceMs: number;
}

/**
 * What one client knows of one part of a server, and how many requests it may have there. Open: as many as like. Closed: one at a time, spaced
 * by backoff; then more with each answer that is not slow, as TCP grows (RFC 5681: one more for each up to half of what failed, then one more each
 * round trip). Has no clock and no timers.
 *
 * @example
 * const state = new GateState();
 * const flyer = state.pass(performance.now());
 * state.settle(flyer, "down", performance.now() - 20, performance.now(), Math.random());
 */
export class GateState {
  #upMs = -Infinity;
  /** Failures since the last success; those that took long count twice. */
  #run = 0;
  #share = 0;
  #leastMs = Infinity;
  /** How long answers take while all is well, and their mean deviation from that. */
  #usualMs = 0;
  #deviationMs = 0;
  /** Those on their way, in order. Once closed: those that have passed since. */
  readonly #flying = new Set<Flyer>();
  #closedMs: number | undefined;
  #width = Infinity;
  #threshold = Infinity;
  #probes = 0;
  #nextMs = 0;
  #againMs = 0;
  #lost = 0;

  /** Whether all may pass. */
  get isOpen(): boolean {
    return this.#closedMs === undefined;
  }

  /** Whether it is closed, and nothing has succeeded since. */
  get isProbing(): boolean {
    return this.#closedMs !== undefined && this.#upMs < this.#closedMs;
  }

  /**
   * How long until one more may pass, in milliseconds; where too many are on their way: until the
   * oldest of them is overdue.
   *
   * @example
   * const waitMs = new GateState().waitMs(performance.now(), false);
   */
  waitMs(nowMs: number, again: boolean): number {
    if (this.isOpen) return 0;
    this.#dropOverdue(nowMs);
    const [oldest] = this.#flying;
    if (oldest && this.#flying.size >= Math.max(1, Math.floor(this.#width))) return oldest.sinceMs + overdueMs - nowMs;
    return Math.max(0, (again ? this.#againMs : this.#nextMs) - nowMs);
  }

  /**
   * Notes that one passes.
   *
   * @example
   * const flyer = new GateState().pass(performance.now());
   */
  pass(nowMs: number): Flyer {
    this.#dropOverdue(nowMs);
    const flyer: Flyer = { sinceMs: nowMs };
    this.#flying.add(flyer);
    this.#lost = 0;
    return flyer;
  }

  /**
   * Notes that one has run out of patience.
   *
   * @example
   * new GateState().lose(performance.now());
   */
  lose(nowMs: number): void {
    if (++this.#lost >= lostPerProbe) this.#nextMs = Math.min(this.#nextMs, nowMs);
  }

  /**
   * Opens once nobody waits any more, if more than one may pass at a time.
   *
   * @example
   * new GateState().openIfGrown();
   */
  openIfGrown(): void {
    if (this.isOpen || this.#width < 2) return;
    this.#closedMs = undefined;
    this.#width = this.#threshold = Infinity;
    this.#probes = this.#run = 0;
  }

  /**
   * Takes in how one ended that was sent at a moment. `random`: from 0 up to, not including, 1.
   *
   * @example
   * const state = new GateState();
   * state.settle(state.pass(performance.now()), "up", performance.now() - 20, performance.now(), Math.random());
   */
  settle(flyer: Flyer, sign: Sign, sentMs: number, nowMs: number, random: number): void {
    this.#flying.delete(flyer);
    if (sign === "up") this.#succeed(nowMs, nowMs - sentMs, random);
    // One that was sent before another succeeded says nothing new.
    else if (sign === "down" && sentMs >= this.#upMs) this.#fail(sentMs, nowMs, random);
  }

  #succeed(nowMs: number, tookMs: number, random: number): void {
    this.#upMs = nowMs;
    this.#run = 0;
    this.#share -= this.#share / memory;
    const isSlow = this.#isSlow(tookMs);
    const isAlone = isSlow && !this.isOpen && this.#width < 2;
    this.#leastMs = Math.min(this.#leastMs * (isAlone ? aloneRise : leastRise), tookMs);
    if (this.isOpen) {
      if (this.#share <= wellShare) this.#learn(tookMs);
    } else if (isSlow) {
      this.#threshold = Math.max(1, this.#width / 2);
      this.#width = Math.max(1, this.#width * 0.75);
      this.#delay(nowMs, 2 * tookMs * random, 1);
    } else {
      this.#probes = Math.max(0, this.#probes - 1);
      this.#width += this.#width < this.#threshold ? 1 : 1 / this.#width;
      this.#delay(nowMs, 0, 1);
    }
  }

  #fail(sentMs: number, nowMs: number, random: number): void {
    const tookMs = nowMs - sentMs;
    const isSlow = this.#isSlow(tookMs);
    this.#run += isSlow ? 2 : 1;
    if (!this.isProbing) this.#share += (1 - this.#share) / memory;
    const isRun = this.#run >= Math.log(chance) / Math.log(Math.min(mostShare, this.#share));
    if (this.#closedMs === undefined) {
      if (!isRun) return;
      this.#closedMs = nowMs;
      this.#threshold = Math.max(1, (this.#flying.size + 1) / 2);
      this.#width = 1;
      // They may hang for long, and say nothing of the server as it is by then.
      this.#flying.clear();
      this.#delay(nowMs, random * Math.min(capMs, Math.max(firstMs, tookFactor * tookMs)), againFactor);
    } else if (sentMs >= this.#closedMs && (this.isProbing || isRun || isSlow)) {
      this.#threshold = Math.max(1, this.#width / 2);
      this.#width = 1;
      const boundMs = Math.max(baseMs, tookFactor * tookMs) * 2 ** this.#probes++;
      this.#delay(nowMs, random * Math.min(capMs, boundMs), againFactor);
    }
  }

  #isSlow(tookMs: number): boolean {
    const leastMs = this.#leastMs;
    return (
      tookMs > Math.max(slowFactor * leastMs, leastMs + slowMs, this.#usualMs + slowDeviations * this.#deviationMs)
    );
  }

  #learn(tookMs: number): void {
    const isFirst = this.#usualMs === 0;
    const awayMs = isFirst ? 0 : tookMs - this.#usualMs;
    this.#deviationMs += (Math.abs(awayMs) - this.#deviationMs) / memory;
    this.#usualMs = isFirst ? tookMs : this.#usualMs + awayMs / memory;
  }

  #dropOverdue(nowMs: number): void {
    for (const flyer of this.#flying) {
      if (nowMs - flyer.sinceMs < overdueMs) break;
      this.#flying.delete(flyer);
    }
  }

  #delay(nowMs: number, ms: number, again: number): void {
    this.#nextMs = nowMs + ms;
    this.#againMs = nowMs + Math.min(again * ms, capMs);
  }
}
