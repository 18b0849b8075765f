import { type Clock, elapsedMs, setAlarm } from "../options/clock.ts";
import type { Admission, PacingWindow, Settlement } from "./window.ts";

/** What a client paces by. */
export interface PacerSettings {
  /** Where requests are counted. */
  readonly window: PacingWindow;
  /** Measures time. */
  readonly clock: Clock;
  /** A number from 0 up to, not including, 1: names the places of this client. */
  readonly random: () => number;
  /** The limit, in requests a window, where it is known. What the server tells counts where it is less. Default: as it tells. */
  readonly limit?: number | undefined;
  /** The part of the limit that may be used. Default 1. */
  readonly share?: number | undefined;
  /** How many calls may wait. Default: as many as like. */
  readonly maxQueue?: number | undefined;
  /** The server's window, in milliseconds. Default 60,000. */
  readonly windowMs?: number | undefined;
}

/** A start that was not used for so long is given back: the process was asleep. */
export const unusedMs = 2_000;
/** A request that was cut off has reached the server by then, or never will. */
export const lostMs = 5_000;
/** How far ahead starts are given out. */
const horizonMs = 2_000;
/** How long what was settled may wait for a step to ride on. */
const quietMs = 50;
/** No attempt is taken to last longer: its limits may be switched off, and a store takes no `Infinity`. */
const longestAttemptMs = 3_600_000;
/** What is kept for a window that cannot be reached. */
const maxTold = 2_000;

/** What was settled, by the client's own clock. */
type Told = Omit<Settlement, "agoMs" | "retryAfterMs"> & { readonly countedMs: number; readonly opensMs?: number };

/** Refuses an answer with a time that is none, and would never come. */
const checkAdmission = (answer: Admission): Admission => {
  const { askMs, waitMs, starts } = answer;
  const isTime = (ms: unknown): boolean => typeof ms === "number" && ms > -Infinity;
  if (![askMs, waitMs, ...starts].every(isTime)) throw new TypeError("the window's answer is no Admission");
  return answer;
};

/** The steps that a client takes at its window. What was settled rides on the next one. */
export class Steps {
  readonly settings: PacerSettings;
  #told: Told[] = [];
  #callOff: (() => void) | undefined;
  #floorMs = 0;
  #ids = 0;
  readonly #name: string;
  /** Whether the window answers at once. */
  isSync = false;
  /** How many may start within a window should nobody else use the key, by the server's latest word; 0: it has not told. */
  mostStarts = 0;

  constructor(settings: PacerSettings) {
    this.settings = settings;
    const part = (): string => Math.floor(settings.random() * 2 ** 40).toString(36);
    this.#name = `${part()}${part()}.`;
  }

  /** A name for a place, unique among all that share the window. */
  newId(): string {
    return this.#name + (this.#ids++).toString(36);
  }

  /** The client's monotonic time. */
  get nowMs(): number {
    return Math.max(this.#floorMs, elapsedMs(this.settings.clock));
  }

  /** Notes that a timer has run until then: waits end also where the clock stands still. */
  reach(ms: number): void {
    this.#floorMs = Math.max(this.#floorMs, ms);
  }

  get hasTold(): boolean {
    return this.#told.length > 0;
  }

  /** Keeps what was settled for the next step. `flush` is called after a time of silence. */
  tell(told: Told, flush: () => void): void {
    if (told.limit) this.mostStarts = told.limit * (this.settings.share ?? 1);
    if (this.#told.push(told) > maxTold) this.#told.shift();
    this.#callOff?.();
    this.#callOff = this.isSync
      ? undefined
      : setAlarm({ afterMs: quietMs, signal: undefined, clock: this.settings.clock }, flush);
  }

  /** One step. What it told is kept when it fails. */
  take(ids: readonly string[], bulk: boolean, attemptTimeoutMs: number): Admission | Promise<Admission> {
    const { window, limit, share = 1, windowMs = 60_000 } = this.settings;
    const { nowMs } = this;
    const told = this.#told;
    this.#told = [];
    this.#callOff?.();
    const settlements = told.map(({ countedMs, opensMs, ...rest }) => ({
      ...rest,
      agoMs: nowMs - countedMs,
      ...(opensMs !== undefined && { retryAfterMs: opensMs - nowMs }),
    }));
    // The answer may come late by as much as its use.
    const leaseMs = 2 * unusedMs + Math.min(attemptTimeoutMs, longestAttemptMs) + lostMs;
    const failed = (cause: unknown): never => {
      this.#told = [...told, ...this.#told].slice(-maxTold);
      throw cause;
    };
    try {
      const answer = window.admit({ ids, bulk, horizonMs, leaseMs, settlements, windowMs, limit, share });
      this.isSync = !("then" in answer);
      return "then" in answer ? answer.then(checkAdmission).then(undefined, failed) : checkAdmission(answer);
    } catch (thrown) {
      return failed(thrown);
    }
  }
}
