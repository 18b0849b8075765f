import type { Pacer } from "../../../src/pacing/pacer.ts";
import type { PacingWindow } from "../../../src/pacing/window.ts";
import { type Counting, headersOf, Server } from "./server.ts";
import { VirtualTime } from "./virtual-time.ts";

/** The code under test, so that mutants of it can be put in its place. */
export interface Pacing {
  readonly Pacer: typeof Pacer;
  readonly memoryWindow: (clock: ReturnType<VirtualTime["clock"]>) => PacingWindow;
}

/** A run of many calls, as fast as the window lets them. */
export interface Run {
  readonly counting?: Counting;
  readonly calls: number;
  readonly limit?: number;
  readonly windowMs?: number;
  /** Each with so many calls at a time, on one window they share. */
  readonly processes?: number;
  readonly concurrency?: number;
  /** Part of the limit that others take, at random moments. */
  readonly foreign?: number;
  /** The way to the server and its work, each drawn around this. */
  readonly wayMs?: number;
  readonly workMs?: number;
  /** Whether the transport knows when a request left. */
  readonly knowsSent?: boolean;
  readonly slow?: boolean;
  /** Calls that each process makes before, which are answered at once. */
  readonly before?: number;
  /** A shared store is this far away; absent: one in the process. */
  readonly storeMs?: number;
  readonly seed?: number;
  /** How far times are spread around theirs (the sigma of a log-normal distribution). */
  readonly spread?: number;
  /** When a window of the server's begins, for those that count in buckets. */
  readonly startMs?: number;
}

/** What came of it. */
export interface Result {
  readonly wallMs: number;
  readonly least: number;
  readonly refusedShare: number;
  readonly refused: number;
  /** Of what others left, the part that was used. */
  readonly ofRest: number;
  readonly foreignRefused: number;
  readonly roundTrips: number;
}

/** A random number from a seed (mulberry32). */
export const seeded = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
};

/** Runs the real pacer against a server's own count, in virtual time. */
export const simulate = async (pacing: Pacing, run: Run): Promise<Result> => {
  const { counting = "log", calls, limit = 300, windowMs = 60_000, processes = 8, concurrency = 20 } = run;
  const {
    foreign = 0,
    wayMs = 40,
    workMs = 120,
    knowsSent = false,
    slow = false,
    storeMs,
    before = 0,
    spread = 0.5,
    seed = 1,
    startMs = 0,
  } = run;
  const time = new VirtualTime();
  time.nowMs = startMs;
  const random = seeded(seed);
  const server = new Server(counting, limit, windowMs);
  const around = (ms: number): number =>
    ms * Math.exp(spread * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(6.283 * random()));
  let left = calls;
  let done = 0;
  let endMs = 0;
  let roundTrips = 0;
  const inner = pacing.memoryWindow(time.clock());
  const window: PacingWindow =
    storeMs === undefined
      ? inner
      : {
          async admit(request) {
            roundTrips++;
            await time.wait(around(storeMs));
            const answer = inner.admit(request);
            await time.wait(around(storeMs));
            return answer;
          },
        };
  const one = async (pacer: Pacer, again: boolean, isSlow = slow): Promise<boolean> => {
    const slot = await pacer.enter({ remainingMs: Infinity, attemptTimeoutMs: 120_000, again, slow: isSlow });
    if (slot.refused !== undefined) throw new Error(slot.refused);
    const sentAtMs = time.nowMs;
    await time.wait(around(wayMs));
    const { isRefused, remaining, retryAfterMs } = server.enter(time.nowMs);
    await time.wait(around(isRefused ? 5 : slow && !isSlow ? 120 : workMs) + around(wayMs));
    const headers = headersOf(limit, remaining);
    slot.settle(isRefused ? "refused" : "answered", { headers, retryAfterMs, ...(knowsSent && { sentAtMs }) });
    return isRefused;
  };
  const worker = async (pacer: Pacer): Promise<void> => {
    while (left > 0) {
      left--;
      for (let again = false; await one(pacer, again); again = true);
      if (++done === calls) endMs = time.nowMs;
    }
  };
  const stranger = (): void => {
    server.enter(time.nowMs, true);
    if (done < calls) time.at(time.nowMs - Math.log(1 - random()) * (windowMs / (foreign * limit)), stranger);
  };
  if (foreign) time.at(startMs + random() * 1_000, stranger);
  // The other has been there for longer.
  if (foreign) await time.run(startMs + 2 * windowMs);
  const first = { ...server.totals };
  const pacers = Array.from(
    { length: processes },
    () => new pacing.Pacer({ window, clock: time.clock(), random, windowMs }),
  );
  const warmUp = async (pacer: Pacer): Promise<void> => {
    for (let call = 0; call < before; call++) await one(pacer, false, false);
  };
  const warm = Promise.all(pacers.map(warmUp));
  if (before) {
    await time.run();
    await warm;
    await time.run(time.nowMs + 2 * windowMs);
  }
  const beganMs = time.nowMs;
  for (const pacer of pacers) {
    for (let index = 0; index < concurrency; index++) void worker(pacer);
  }
  await time.run();
  const wallMs = endMs - beganMs;
  const { own, ownRefused, foreign: others, foreignRefused } = server.totals;
  const windows = wallMs / windowMs;
  return {
    wallMs,
    least: wallMs / ((Math.ceil(calls / limit) - 1) * windowMs + 2 * wayMs + workMs),
    refused: ownRefused,
    refusedShare: ownRefused / (own + ownRefused),
    ofRest: own / (limit * (windows + 1) * (1 - foreign)),
    foreignRefused:
      (foreignRefused - first.foreignRefused) /
      Math.max(1, others + foreignRefused - first.foreign - first.foreignRefused),
    roundTrips: roundTrips / calls,
  };
};
