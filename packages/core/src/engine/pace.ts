import { interruptionFailure } from "../answers/client-failures.ts";
import { type Clock, elapsedMs } from "../options/clock.ts";
import type { GateEvent } from "../options/hooks.ts";
import type { Pacer } from "../pacing/pacer.ts";
import { marginMs } from "../pacing/settle.ts";
import type { Refusal, Slot, SlotResult } from "../pacing/slot.ts";
import type { Progress } from "./progress.ts";
import { labelOf, type Outcome } from "./send-once.ts";
import { stoppedError, waitError } from "./stop.ts";
import { tellHooks } from "./tell-hooks.ts";

/** What paces the calls of one client. */
export interface Pace {
  /**
   * Takes a place in the rate limit for the next attempt of a call: at once where there is room, else by a promise. Sets `settle` of the
   * call. Waiting is no attempt, and takes nothing from the retry budget. Throws, or rejects with, the error of a call that gets none.
   */
  (progress: Progress): Promise<void> | undefined;
  /** Tells the window at once what was settled. Never rejects. */
  readonly close: () => Promise<void>;
}

/** A server that names a later moment may be mistaken, and locks nobody out for longer. */
const longestGateMs = 3_600_000;

/** What an attempt came to, as far as its place is concerned. */
const resultOf = ({ status, isFree }: Outcome): SlotResult => {
  if (status !== undefined) return status === 429 ? "refused" : "answered";
  return isFree ? "unsent" : "lost";
};

/** What the client waits at the least after a 429 that asks for no wait. */
const unaskedMs = 1_000;

/**
 * Tells what became of the attempt that had a place; of one that was not made, nothing came.
 *
 * @param maxWaitMs What a client waits at most for a retry, in milliseconds. Default: as long as it takes.
 * @returns For how long a 429 makes all wait, in milliseconds.
 * @example
 * settleSlot(slot, await sendOnce(spec, settings, deadline));
 */
export const settleSlot = (slot: Slot, outcome: Outcome | undefined, maxWaitMs: number = Infinity): number => {
  const { headers, sentAtMs, failure } = outcome ?? {};
  const { retryAfterMs, floorMs } = failure?.facts ?? {};
  const askedMs = Math.min(retryAfterMs || floorMs || Math.min(unaskedMs, maxWaitMs), longestGateMs);
  slot.settle(outcome ? resultOf(outcome) : "unsent", {
    ...{ headers, sentAtMs },
    // The window adds its margin. The call itself waits from now on as well, and must not come before the gate opens.
    retryAfterMs: askedMs - marginMs,
  });
  return askedMs;
};

/** Ends a call that is not sent. One that was sent before ends with the failure of its latest attempt. */
const refuse = (refusal: Refusal, progress: Progress): never => {
  const { spec, settings, outcome } = progress;
  settings.credits.settle(spec.credits, { isFree: true });
  if (refusal.refused === "aborted") {
    const cut = interruptionFailure({ reason: settings.signal?.reason }, labelOf(spec), settings.redact);
    throw stoppedError("aborted", cut, progress);
  }
  // A window that fails has nothing to do with the deadline, which the error would name.
  const stopped = refusal.refused === "window" ? "not-retryable" : "deadline";
  if (outcome?.failure) throw stoppedError(stopped, outcome.failure, progress);
  throw waitError(refusal, progress);
};

/**
 * Paces the calls of one client.
 *
 * @param makePacer Makes the pacer on the clock that it is given: the client's own, which also moves on where that one stands still.
 * @example
 * const pace = paceBy(systemClock, (clock) => new Pacer({ window: memoryWindow(clock), clock, random: Math.random }));
 */
export const paceBy = (clock: Clock, makePacer: (clock: Clock) => Pacer): Pace => {
  let reachedMs = 0;
  const now = (): number => Math.max(reachedMs, elapsedMs(clock));
  const pacer = makePacer({
    now: () => clock.now(),
    setTimer: (callback, ms) => clock.setTimer(callback, ms),
    elapsed: now,
  });
  /** When a call began that waits for a retry, by the pacer's time: its timers may know more of the time than the clock. */
  const began = new WeakMap<Progress, number>();
  /** When a 429 made all wait, until one is let go on. */
  let closedMs: number | undefined;
  const tell = ({ settings }: Progress, gate: "closed" | "open", more: Partial<GateEvent>): void =>
    tellHooks(settings.hooks, "onGate", () =>
      Object.freeze({
        ...{ reason: "rate-limit", gate, baseUrl: settings.redact(settings.baseUrl), waiting: pacer.waiting },
        ...more,
      }),
    );
  const pace = (progress: Progress): Promise<void> | undefined => {
    const { spec, settings, elapsedMs: passedMs, remainingMs, attemptTimeoutMs, attemptCount } = progress;
    const { signal, priority } = settings;
    const beganMs = began.get(progress);
    if (beganMs !== undefined) reachedMs = Math.max(reachedMs, beganMs + passedMs);
    const take = (entered: Slot | Refusal): undefined => {
      progress.reach(passedMs + entered.waitedMs);
      progress.slotWaitMs += Math.round(entered.waitedMs);
      if (entered.refused !== undefined) return refuse(entered, progress);
      if (closedMs !== undefined) {
        tell(progress, "open", { forMs: Math.round(now() - closedMs) });
        closedMs = undefined;
      }
      progress.settle = (outcome) => {
        if (outcome?.failure) began.set(progress, now() - progress.elapsedMs);
        const waitMs = settleSlot(entered, outcome, settings.retry.maxWaitMs);
        if (outcome?.status !== 429 || closedMs !== undefined) return;
        closedMs = now();
        tell(progress, "closed", { forMs: 0, waitMs });
      };
    };
    /** A signal or a clock of the caller's own has thrown: nothing is sent. */
    const fail = (thrown: unknown): never => {
      settings.credits.settle(spec.credits, { isFree: true });
      throw thrown;
    };
    let entered: ReturnType<Pacer["enter"]>;
    try {
      entered = pacer.enter({
        ...{ signal, remainingMs, attemptTimeoutMs, bulk: priority === "bulk", again: attemptCount > 0 },
        // The contract gives more time to an endpoint whose answers take long.
        slow: spec.attemptTimeoutMs !== undefined,
      });
    } catch (thrown) {
      return fail(thrown);
    }
    return "then" in entered ? entered.then(take, fail) : take(entered);
  };
  return Object.assign(pace, { close: () => pacer.close() });
};
