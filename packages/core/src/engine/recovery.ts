import { interruptionFailure } from "../answers/client-failures.ts";
import type { TechLookupError } from "../errors/tech-lookup-error.ts";
import { type Clock, timerClock } from "../options/clock.ts";
import type { Sign } from "../recovery/gate-state.ts";
import type { Passage } from "../recovery/passage.ts";
import { WaitingRoom } from "../recovery/waiting-room.ts";
import type { Progress } from "./progress.ts";
import { labelOf, type Outcome } from "./send-once.ts";
import { outageError, stoppedError } from "./stop.ts";

/** What keeps the calls of one client from a server that is down. */
export interface Recovery {
  /**
   * Lets the next attempt of a call pass: at once where the server works, else by a promise, once it may be tried. Sets `passage` of the call.
   * Waiting is no attempt, and takes nothing from the retry budget. Rejects with the error of a call whose patience is over.
   */
  (progress: Progress): Promise<void> | undefined;
  /** Tells how the attempt ended that was let pass; nothing: it was not sent. */
  readonly leave: (progress: Progress, outcome?: Outcome) => void;
  /** Whether calls of this route wait: then the gate spaces the retries, not the budget. */
  readonly isClosed: (route: string) => boolean;
}

/**
 * What an attempt says of the server. An answer of the API below 500 says that it is up. A 429 and what the caller ended say nothing: they may concern
 * one key or one call. A 500 may concern one domain: it counts for the first attempt of a call alone, so that several calls must meet one.
 */
const signOf = ({ status, failure, unsent }: Outcome, isFirst: boolean): Sign => {
  if (unsent) return "nothing";
  if (!failure) return "up";
  const { code, facts, fields } = failure;
  const isOver = code === "TIMEOUT" && fields.limit === "deadline";
  if (facts.retry === "transient" && !facts.offline && !isOver) return status !== 500 || isFirst ? "down" : "nothing";
  return status !== undefined && status < 500 && status !== 429 ? "up" : "nothing";
};

/** The error of a call whose wait has ended without a passage. */
const giveUp = (progress: Progress, limit: "patience" | "deadline"): TechLookupError => {
  const { spec, settings, outcome } = progress;
  const { signal, redact } = settings;
  if (signal?.aborted) {
    return stoppedError("aborted", interruptionFailure({ reason: signal.reason }, labelOf(spec), redact), progress);
  }
  if (limit === "deadline" && outcome?.failure) return stoppedError("deadline", outcome.failure, progress);
  return outageError(progress, limit);
};

/**
 * Makes one. Each route has a gate of its own, so that an endpoint that fails stops no other.
 *
 * @example
 * const recovery = recoverBy(systemClock, Math.random);
 */
export const recoverBy = (clock: Clock, random: () => number): Recovery => {
  const rooms = new Map<string, WaitingRoom>();
  const own = timerClock(clock);
  const roomOf = (route: string): WaitingRoom => {
    const room = rooms.get(route) ?? new WaitingRoom(own, random);
    rooms.set(route, room);
    return room;
  };
  const recovery = (progress: Progress): Promise<void> | undefined => {
    const { spec, settings, elapsedMs, remainingMs, attemptCount } = progress;
    const isFirst = attemptCount === 0;
    const room = roomOf(spec.route);
    progress.passage = room.pass();
    if (progress.passage) return undefined;
    const { signal, patienceMs } = settings;
    const patienceLeftMs = patienceMs - progress.outageMs;
    // As it is now: a timer may fire a little early, and others who wait for the same request may give it more time.
    const limit = remainingMs <= patienceLeftMs ? "deadline" : "patience";
    const leftMs = Math.min(patienceLeftMs, remainingMs);
    const visitor = { patienceMs: leftMs, again: !isFirst, agoMs: elapsedMs, signal };
    const beganMs = own.elapsed();
    return new Promise<Passage | undefined>((resolve) => room.wait(visitor, resolve)).then((passage) => {
      const waitedMs = own.elapsed() - beganMs;
      progress.outageMs += waitedMs;
      progress.reach(elapsedMs + waitedMs);
      if (!passage) throw giveUp(progress, limit);
      progress.passage = passage;
    });
  };
  return Object.assign(recovery, {
    leave(progress: Progress, outcome?: Outcome): void {
      const { passage, attemptCount } = progress;
      progress.passage = undefined;
      passage?.settle(outcome ? signOf(outcome, attemptCount === 0) : "nothing");
    },
    isClosed: (route: string) => rooms.get(route)?.isOpen === false,
  });
};
