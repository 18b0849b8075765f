import type { Pacer } from "../../../src/pacing/pacer.ts";
import type { Slot } from "../../../src/pacing/slot.ts";
import { headersOf, Server } from "./server.ts";
import { type Pacing, seeded } from "./simulate.ts";
import { VirtualTime } from "./virtual-time.ts";

/** One call: when it is made, and how long its request and its answer are on their way. */
export interface Call {
  readonly atMs: number;
  readonly wayMs: number;
  readonly backMs: number;
  readonly abortAfterMs?: number | undefined;
  readonly bulk?: boolean;
  readonly knowsSent?: boolean;
}

/** A process on the key, whose clock is a little wrong, and what happens to it. */
export interface Process {
  readonly ppm: number;
  readonly calls: readonly Call[];
  readonly diesAtMs?: number | undefined;
  readonly freezes?: readonly { readonly atMs: number; readonly forMs: number }[];
}

/** Processes, the store that they share, and the server's limit. */
export interface World {
  readonly limit: number;
  readonly told: boolean;
  readonly processes: readonly Process[];
  readonly store: {
    readonly ppm: number;
    readonly wayMs: number;
    readonly steps: readonly { readonly atMs: number; readonly byMs: number }[];
  };
  readonly seed: number;
}

export interface Outcome {
  /** Requests that the server refused: 0, or the pacing is wrong. */
  readonly refused: number;
  readonly served: number;
  readonly refusedLocally: number;
  readonly endedMs: number;
  readonly roundTrips: number;
  /** Timers that are left when all is over. */
  readonly pending: number;
}

const windowMs = 60_000;
const attemptTimeoutMs = 30_000;

/** Lives through a world in virtual time. The server's own log is the oracle. */
export const live = async (pacing: Pacing, world: World): Promise<Outcome> => {
  const { limit, told, processes, store, seed } = world;
  const time = new VirtualTime();
  const server = new Server("log", limit, windowMs);
  let steppedMs = 0;
  for (const { atMs, byMs } of store.steps) {
    time.at(atMs, () => {
      steppedMs += byMs;
    });
  }
  const storeClock = time.clock(store.ppm, 1e9);
  const elapsed = storeClock.elapsed as () => number;
  const inner = pacing.memoryWindow({ ...storeClock, elapsed: () => elapsed() + steppedMs });
  const counts = { served: 0, refusedLocally: 0, roundTrips: 0, endedMs: 0 };

  const start = ({ ppm, calls, diesAtMs = Infinity, freezes = [] }: Process, index: number): void => {
    const clock = time.clock(ppm, 1_000 * index);
    const isDead = (): boolean => time.nowMs >= diesAtMs;
    // What a process waits for comes when it is awake.
    const wait = (ms: number): Promise<void> =>
      new Promise((resolve) => clock.setTimer(() => isDead() || resolve(), ms));
    const freeze = (atMs: number, untilMs: number): void => {
      time.at(atMs, () => {
        clock.frozenUntilMs = Math.max(clock.frozenUntilMs, untilMs);
      });
    };
    for (const { atMs, forMs } of freezes) freeze(atMs, atMs + forMs);
    if (diesAtMs < Infinity) freeze(diesAtMs, 1e12);
    const admit: typeof inner.admit = async (request) => {
      counts.roundTrips++;
      await time.wait(store.wayMs);
      const answer = await inner.admit(request);
      await wait(store.wayMs);
      return answer;
    };
    const pacer: Pacer = new pacing.Pacer({
      window: store.wayMs ? { admit } : inner,
      ...{ clock, random: seeded(seed + index), windowMs, limit: told ? limit : undefined },
    });
    const send = async (slot: Slot, call: Call, signal: AbortSignal): Promise<void> => {
      const sentAtMs = clock.now();
      let answer: ReturnType<Server["enter"]> | undefined;
      await new Promise<void>((resolve) => {
        time.at(time.nowMs + call.wayMs, () => {
          const given = server.enter(time.nowMs);
          time.at(time.nowMs + call.backMs, () => {
            answer = given;
            resolve();
          });
        });
        signal.addEventListener("abort", () => resolve());
        time.at(time.nowMs + attemptTimeoutMs, resolve);
      });
      // A frozen process hears of it when it goes on.
      await wait(0);
      if (isDead()) return;
      if (!answer || signal.aborted) return slot.settle("lost");
      const headers = headersOf(limit, answer.remaining);
      const { isRefused, retryAfterMs } = answer;
      slot.settle(isRefused ? "refused" : "answered", { headers, retryAfterMs, ...(call.knowsSent && { sentAtMs }) });
      if (!isRefused) counts.served++;
      counts.endedMs = time.nowMs;
    };
    for (const call of calls) {
      time.at(call.atMs, async () => {
        if (isDead()) return;
        const controller = new AbortController();
        const { signal } = controller;
        const { abortAfterMs, bulk = false } = call;
        if (abortAfterMs !== undefined) void wait(abortAfterMs).then(() => controller.abort());
        const entered = await pacer.enter({ bulk, signal, remainingMs: 1e9, attemptTimeoutMs });
        if (isDead()) return;
        if (entered.refused === undefined) await send(entered, call, signal);
        else counts.refusedLocally++;
      });
    }
  };
  processes.forEach(start);
  await time.run(7_200_000);
  return { ...counts, refused: server.totals.ownRefused, pending: time.pending };
};
