import { interruptionFailure } from "../answers/client-failures.ts";
import type { Failure } from "../answers/failure.ts";
import type { Outage } from "../errors/outage.ts";
import type { TechLookupError } from "../errors/tech-lookup-error.ts";
import type { GateEvent } from "../options/hooks.ts";
import type { Sign } from "../recovery/flyer.ts";
import type { LastFailure } from "../recovery/outage.ts";
import type { Passage } from "../recovery/passage.ts";
import type { RecoveryGate } from "../recovery/recovery-gate.ts";
import type { WaitingRoom } from "../recovery/waiting-room.ts";
import { outageError } from "./outage-error.ts";
import type { Progress } from "./progress.ts";
import { labelOf, type Outcome } from "./send-once.ts";
import { stoppedError } from "./stop.ts";
import { tellHooks } from "./tell-hooks.ts";

/** What keeps the calls of one client from a server that is down. */
export interface Recovery {
  /**
   * Lets the next attempt of a call pass: at once where the server works, else by a promise, once it may be tried. Sets `passage` of the call.
   * Waiting is no attempt. A retry that tries the server is paid for out of the retry budget. Rejects with the error of a call whose patience is over.
   */
  (progress: Progress): Promise<void> | undefined;
  /** Tells how the attempt ended that was let pass; nothing: it was not sent. */
  readonly leave: (progress: Progress, outcome?: Outcome) => void;
  /** Whether calls of this kind wait: then the gate spaces the retries, not the budget. */
  readonly isClosed: (progress: Progress) => boolean;
  /** What is down now, or coming back. */
  readonly outages: () => readonly Outage[];
}

/**
 * What an attempt says of the server. An answer of the API below 500 says that it is up. A 429 says nothing: it may concern one key. A 500
 * may concern one domain: it counts for the first attempt of a call alone, so that several calls must meet one.
 *
 * @param isFirst Whether it was the first attempt of its call.
 * @example
 * passage.settle(signOf(await sendOnce(spec, settings, deadline), true));
 */
export const signOf = ({ status, failure, unsent }: Outcome, isFirst: boolean): Sign => {
  if (unsent) return "nothing";
  if (!failure) return "up";
  const { code, facts, fields } = failure;
  if (code === "ABORTED" || (code === "TIMEOUT" && fields.limit === "deadline")) return "cut";
  if (facts.retry === "transient" && !facts.offline) return status !== 500 || isFirst ? "down" : "nothing";
  return status !== undefined && status < 500 && status !== 429 ? "up" : "nothing";
};

/** One part of the server, and what this client's own requests there last failed with. */
interface Part {
  readonly room: WaitingRoom;
  failure?: Failure;
}

const tell = ({ settings }: Progress, eventOf: () => Omit<GateEvent, "reason">): void =>
  tellHooks(settings.hooks, "onGate", () => Object.freeze({ reason: "outage", ...eventOf() }));

const tellChange = ({ room }: Part, progress: Progress): void => {
  const change = room.takeChange();
  if (change) tell(progress, () => change);
};

/** The error of a call whose wait has ended without a passage. */
const giveUp = ({ room, failure }: Part, progress: Progress, limit: "patience" | "deadline"): TechLookupError => {
  const { spec, settings, outcome } = progress;
  const { signal, redact } = settings;
  if (signal?.aborted) {
    return stoppedError("aborted", interruptionFailure({ reason: signal.reason }, labelOf(spec), redact), progress);
  }
  if (limit === "deadline" && outcome?.failure) return stoppedError("deadline", outcome.failure, progress);
  return outageError(progress, { limit, outage: room.outage, failure: outcome?.failure ?? failure });
};

/**
 * Puts a client behind a gate.
 *
 * @example
 * const recovery = recoverBy(new RecoveryGate());
 */
export const recoverBy = (gate: RecoveryGate): Recovery => {
  const parts = new Map<string, Part>();
  /** What the next attempt takes from the budget, if it is sent: credits or the rate limit may yet hold it back. */
  const owed = new WeakMap<Progress, number>();
  /** When a call came for its next attempt, by the gate's time. */
  const came = new WeakMap<Progress, number>();
  const { clock } = gate;
  const partOf = ({ spec: { route }, settings: { baseUrl, redact } }: Progress): Part => {
    // By the name that is shown: events, `health` and clients that share the gate hold no key.
    const part = parts.get(route) ?? { room: gate.roomOf(redact(baseUrl), route) };
    parts.set(route, part);
    return part;
  };
  const recovery = (progress: Progress): Promise<void> | undefined => {
    const part = partOf(progress);
    const { room } = part;
    const beganMs = clock.elapsed();
    const cameMs = came.get(progress) ?? beganMs;
    came.set(progress, cameMs);
    progress.passage = room.pass();
    if (progress.passage) return undefined;
    const { settings, elapsedMs, remainingMs, attemptCount, outcome, lastCost = 0 } = progress;
    const { signal, patienceMs, retry } = settings;
    const patienceLeftMs = patienceMs - progress.outageMs;
    // As it is now: a timer may fire a little early, and others who wait for the same request may give it more time.
    const limit = remainingMs <= patienceLeftMs ? "deadline" : "patience";
    const leftMs = Math.min(patienceLeftMs, remainingMs);
    const pay = (): boolean => {
      const cost = outcome?.failure ? retry.budget.costOf(outcome.failure.facts) : 0;
      if (!(cost <= retry.budget.tokens)) return false;
      owed.set(progress, cost);
      return true;
    };
    const history = { again: attemptCount > 0, agoMs: elapsedMs, inLineMs: beganMs - cameMs, isPaid: lastCost > 0 };
    const visitor = { patienceMs: leftMs, ...history, pay, signal };
    return new Promise<Passage | undefined>((resolve) => room.wait(visitor, resolve)).then((passage) => {
      const waitedMs = clock.elapsed() - beganMs;
      progress.outageMs += waitedMs;
      progress.reach(elapsedMs + waitedMs);
      tellChange(part, progress);
      if (!passage) throw giveUp(part, progress, limit);
      progress.passage = passage;
      if (room.isDown) tell(progress, () => ({ gate: "probe", ...room.outage }));
    });
  };
  return Object.assign(recovery, {
    leave(progress: Progress, outcome?: Outcome): void {
      const { passage, attemptCount, settings } = progress;
      if (!passage) return;
      progress.passage = undefined;
      const cost = owed.get(progress);
      owed.delete(progress);
      if (outcome) came.delete(progress);
      if (cost !== undefined && outcome && !outcome.unsent) {
        settings.retry.budget.take(cost);
        progress.lastCost = cost;
      }
      const sign = outcome ? signOf(outcome, attemptCount === 0) : "nothing";
      const part = partOf(progress);
      let last: LastFailure | undefined;
      if (sign === "down" && outcome?.failure) {
        part.failure = outcome.failure;
        last = { code: outcome.failure.code, status: outcome.status };
      }
      passage.settle(sign, last);
      tellChange(part, progress);
    },
    isClosed: (progress: Progress) => !partOf(progress).room.isOpen,
    outages: () => gate.outages,
  });
};
