import type { Flyer, Sign } from "./flyer.ts";
import { UsualLatency } from "./usual-latency.ts";

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
/** Calls that were sent before, and add to the load, wait so many times as long, and no less than so much of it: what is random alone has many early. */
const againFactor = 4;
const againLeast = 0.5;
/** A call that has run out of patience is worth a probe, then two, and so on, up to so many; but no sooner than after once or twice so much of the wait. */
const mostLostPerProbe = 5;
const lostPart = 1 / 12;
/** Who left so soon after an answer, in milliseconds, and takes long, is more likely lost alone: a lone caller's usual case. */
const justMs = 100;
/** What is usual is learnt while no more than this share fails: what answers take beside an outage is not usual. */
const wellShare = 0.03;
/** Who has been on its way for so long, in milliseconds, or waits to be sent, keeps no other from trying: it may hang, or its caller may be gone. */
const overdueMs = 8_000;
const unsentOverdueMs = 1_000;

/**
 * What is known of one part of a server, and how many requests may be on their way there. Open: as many as like. Closed: one at a time, spaced by
 * backoff; then more with each answer that is not slow, as TCP grows (RFC 5681: one more for each, later one more each round). Has no clock.
 *
 * @example
 * const state = new GateState();
 * const flyer = state.pass(performance.now());
 * state.settle(flyer, "down", performance.now() - 20, performance.now(), Math.random());
 */
export class GateState {
  readonly #latency: UsualLatency = new UsualLatency();
  #upMs = -Infinity;
  /** Failures since the last success; those that took long count twice. */
  #run = 0;
  #share = 0;
  /** Those on their way, in order. Once closed: those that have passed since. */
  readonly #flying = new Set<Flyer>();
  #closedMs: number | undefined;
  #width = Infinity;
  #threshold = Infinity;
  #probes = 0;
  #failed = 0;
  #nextMs = 0;
  #againMs = 0;
  #isDown = false;
  #lostMs = 0;
  #lost = 0;
  #lostPerProbe = 1;

  /** Whether all may pass. */
  get isOpen(): boolean {
    return this.#closedMs === undefined;
  }

  /** Whether it is closed, and nothing has succeeded since. */
  get isProbing(): boolean {
    return this.#closedMs !== undefined && this.#upMs < this.#closedMs;
  }

  /** Whether it is closed, and the last that was heard is no success: also where the server went down again after one. */
  get isDown(): boolean {
    return !this.isOpen && this.#isDown;
  }

  /** When it closed, in milliseconds; `undefined` while it is open. */
  get closedMs(): number | undefined {
    return this.#closedMs;
  }

  /** How many requests have failed that were sent since it closed. */
  get failed(): number {
    return this.#failed;
  }

  /**
   * How long until one more may pass, in milliseconds; where too many are on their way: until the oldest of them is overdue.
   *
   * @example
   * const waitMs = new GateState().waitMs(performance.now(), false);
   */
  waitMs(nowMs: number, again: boolean): number {
    if (this.isOpen) return 0;
    this.#dropOverdue(nowMs);
    if (this.#isFull) return Math.min(...[...this.#flying].map(({ untilMs }) => untilMs)) - nowMs;
    return Math.max(0, (again ? this.#againMs : this.#nextMs) - nowMs);
  }

  /**
   * Notes that one passes, which is not sent yet.
   *
   * @example
   * const flyer = new GateState().pass(performance.now());
   */
  pass(nowMs: number): Flyer {
    this.#dropOverdue(nowMs);
    const flyer: Flyer = { untilMs: nowMs + (this.isOpen ? overdueMs : unsentOverdueMs) };
    this.#flying.add(flyer);
    this.#lost = 0;
    return flyer;
  }

  /**
   * Notes that one is sent now. Tells whether it may be: one that has waited for so long that others had its place since may have to pass anew.
   *
   * @example
   * const state = new GateState();
   * const maySend = state.send(state.pass(performance.now()), performance.now());
   */
  send(flyer: Flyer, nowMs: number): boolean {
    if (this.isOpen) return true;
    if (!this.#flying.has(flyer)) {
      this.#dropOverdue(nowMs);
      if (this.#isFull) return false;
      this.#flying.add(flyer);
    }
    flyer.untilMs = nowMs + overdueMs;
    return true;
  }

  /**
   * Notes that one has run out of patience.
   *
   * @example
   * new GateState().lose(performance.now());
   */
  lose(nowMs: number): void {
    const soonMs = Math.max(nowMs, this.#lostMs);
    if (++this.#lost < this.#lostPerProbe || this.#nextMs <= soonMs) return;
    this.#nextMs = soonMs;
    this.#lostPerProbe = Math.min(mostLostPerProbe, 2 * this.#lostPerProbe);
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
    this.#probes = this.#run = this.#failed = 0;
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
    else if (sign !== "nothing" && sentMs >= this.#upMs) this.#fail(sign, sentMs, nowMs, random);
  }

  #succeed(nowMs: number, tookMs: number, random: number): void {
    this.#upMs = nowMs;
    this.#isDown = false;
    this.#lostPerProbe = 1;
    this.#run = 0;
    this.#share -= this.#share / memory;
    const [isAlone, isUsual] = [!this.isOpen && this.#width < 2, this.isOpen && this.#share <= wellShare];
    const rise = this.#latency.add(tookMs, { isAlone, isUsual });
    if (this.isOpen) return;
    // The longer an answer takes, the more are on their way at the same rate.
    this.#threshold *= rise;
    if (this.#latency.isSlow(tookMs)) {
      this.#threshold = Math.max(1, this.#width / 2);
      this.#width = Math.max(1, this.#width * 0.75);
      this.#nextMs = this.#againMs = nowMs + 2 * tookMs * random;
    } else {
      this.#probes = Math.max(0, this.#probes - 1);
      this.#width += this.#width < this.#threshold ? 1 : 1 / this.#width;
      this.#nextMs = this.#againMs = nowMs;
    }
  }

  #fail(sign: Sign, sentMs: number, nowMs: number, random: number): void {
    const tookMs = nowMs - sentMs;
    const isSlow = this.#latency.isSlow(tookMs);
    // A caller who leaves early says nothing; one who leaves late had waited for too long, by its own lights.
    if (sign === "cut" && !isSlow) return;
    this.#latency.forgetAlone();
    this.#run += isSlow && sign === "down" && sentMs - this.#upMs >= justMs ? 2 : 1;
    if (!this.isProbing) this.#share += (1 - this.#share) / memory;
    const isRun = this.#run >= Math.log(chance) / Math.log(Math.min(mostShare, this.#share));
    const closedMs = this.#closedMs;
    this.#isDown ||= isRun;
    if (closedMs === undefined) {
      if (!isRun) return;
      this.#closedMs = nowMs;
      this.#threshold = Math.max(1, (this.#flying.size + 1) / 2);
      this.#width = 1;
      // They may hang for long, and say nothing of the server as it is by then.
      this.#flying.clear();
      this.#backOff(nowMs, Math.max(firstMs, tookFactor * tookMs), random);
      return;
    }
    if (sentMs < closedMs) return;
    this.#failed++;
    if (this.isProbing || isRun || isSlow) {
      this.#threshold = Math.max(1, this.#width / 2);
      this.#width = 1;
      this.#backOff(nowMs, Math.max(baseMs, tookFactor * tookMs) * 2 ** this.#probes++, random);
    }
  }

  get #isFull(): boolean {
    return this.#flying.size >= Math.max(1, Math.floor(this.#width));
  }

  #dropOverdue(nowMs: number): void {
    for (const flyer of this.#flying) {
      if (nowMs >= flyer.untilMs) this.#flying.delete(flyer);
      // While it is open, they are in order, and there may be many.
      else if (this.isOpen) break;
    }
  }

  #backOff(nowMs: number, boundMs: number, random: number): void {
    const mostMs = Math.min(capMs, boundMs);
    this.#nextMs = nowMs + random * mostMs;
    this.#againMs = nowMs + Math.min(capMs, againFactor * mostMs * (againLeast + (1 - againLeast) * random));
    this.#lostMs = nowMs + lostPart * mostMs * (1 + random);
  }
}
