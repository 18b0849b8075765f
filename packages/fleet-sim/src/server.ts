import { drawn, type World } from "./world.ts";

/** How a request ends, as its client sees it. */
export type Ending = "answered" | "refused" | "503" | "timeout";

/** What is wrong with a server, when, and with which of its requests. */
export interface Fault {
  readonly kind: "refused" | "503" | "stall" | "slow";
  /** The share of the requests that meet it, by chance, or one after the other as a balancer deals them out. Default: all. */
  readonly share?: number | "every second";
  /** Default: any. */
  readonly route?: string;
  /** Default: from the beginning on, for ever. */
  readonly fromMs?: number;
  readonly forMs?: number;
  /** Comes and goes: for so long it is there, for as long it is not. */
  readonly everyMs?: number;
  /** How much longer a slow one takes to answer, in milliseconds: the least and the most. Default: 400. */
  readonly byMs?: readonly [least: number, most: number];
}

/** A server as a simulation needs it. */
export interface ServerOptions {
  /** Requests a second that it can answer, one after the other; a stall holds all of them. Default: as many as like, each in `answerMs`. */
  readonly capacity?: number;
  /** The least that an answer takes, and the most. Default: 5 to 15 ms. */
  readonly answerMs?: readonly [least: number, most: number];
  /** Of several the first that applies counts. */
  readonly faults: readonly Fault[];
}

const defaultByMs = [400, 400] as const;

/** Whether a fault is there at that moment, and when it passes. */
const passesAt = ({ fromMs = 0, forMs = Infinity, everyMs = Infinity }: Fault, nowMs: number): number | undefined => {
  const sinceMs = nowMs - fromMs;
  const turn = Math.floor(sinceMs / everyMs) || 0;
  return sinceMs >= 0 && sinceMs < forMs && turn % 2 === 0
    ? Math.min(fromMs + forMs, fromMs + (turn + 1) * everyMs)
    : undefined;
};

/**
 * Says how each request ends, and when. One that stalls takes requests in and answers none; once it goes on it also answers those whose clients have
 * gone. What is random hangs on the seed and the number of the request, so that two clients meet the same.
 */
export class Server {
  /** When each request came. */
  readonly arrivals: number[] = [];
  readonly #world: World;
  readonly #options: ServerOptions;
  readonly #seed: number;
  readonly #queue: (() => void)[] = [];
  #isBusy = false;

  constructor(world: World, options: ServerOptions, seed: number) {
    this.#world = world;
    this.#options = options;
    this.#seed = seed;
  }

  /** Takes a request; `end` is told how it ends, unless it never does. */
  take(route: string, end: (ending: Ending) => void): void {
    const { capacity, faults, answerMs = [5, 15] } = this.#options;
    const [least, most] = answerMs;
    const { nowMs } = this.#world;
    const number = this.arrivals.push(nowMs);
    const random = drawn(this.#seed, "server", number);
    const takesMs = least + (most - least) * random();
    const lot = random();
    const fault = faults.find((one) => {
      const { route: only = route, share = 1 } = one;
      const isMet = share === "every second" ? number % 2 === 0 : lot < share;
      return isMet && only === route && passesAt(one, nowMs) !== undefined;
    });
    const answer = (ms: number, ending: Ending): void => void this.#world.after(ms, () => end(ending));
    const [leastBy, mostBy] = fault?.kind === "slow" ? (fault.byMs ?? defaultByMs) : [0, 0];
    const slowMs = leastBy + (mostBy - leastBy) * random();
    if (fault?.kind === "refused") answer(0, "refused");
    else if (fault?.kind === "503") answer(1, "503");
    else if (capacity !== undefined) {
      // Requests for two seconds may wait in it.
      if (this.#queue.length >= 2 * capacity) answer(1, "503");
      else if (this.#queue.push(() => answer(slowMs, "answered")) === 1) this.#work(capacity, nowMs);
    } else {
      const stallMs = fault?.kind === "stall" ? (passesAt(fault, nowMs) ?? 0) - nowMs : 0;
      if (stallMs < Infinity) answer(takesMs + stallMs + slowMs, "answered");
    }
  }

  /** Goes on with the next. `fromMs`: when the one before should have ended, so that what is answered a second does not hang on how late timers ring. */
  #work(capacity: number, fromMs: number): void {
    if (this.#isBusy || !this.#queue.length) return;
    const { nowMs } = this.#world;
    const stall = this.#options.faults.find((fault) => fault.kind === "stall" && passesAt(fault, nowMs) !== undefined);
    this.#isBusy = true;
    const dueMs = stall ? (passesAt(stall, nowMs) ?? 0) : fromMs + 1_000 / capacity;
    // A stall whose end is nearer than numbers can tell would never end.
    this.#world.after(Math.max(stall ? 1 : 0, dueMs - nowMs), () => {
      this.#isBusy = false;
      if (!stall) this.#queue.shift()?.();
      this.#work(capacity, dueMs);
    });
  }
}
