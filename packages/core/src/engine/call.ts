import { type Interruption, interruptionFailure, unknownFailure } from "../answers/client-failures.ts";
import type { Failure } from "../answers/failure.ts";
import type { StopReason } from "../errors/attempt-record.ts";
import { isTechLookupError } from "../errors/guards.ts";
import { placeAt } from "../errors/place-at.ts";
import type { TechLookupError } from "../errors/tech-lookup-error.ts";
import { type Decision, decide, floorStepMs } from "../retry/decide.ts";
import { Deadline } from "./deadline.ts";
import type { Progress } from "./progress.ts";
import { closeStream } from "./read-body.ts";
import { labelOf, type Outcome, sendOnce } from "./send-once.ts";
import type { CallSettings } from "./settings.ts";
import { creditLimitError, stoppedError } from "./stop.ts";
import { waitForRetry } from "./wait.ts";

/** Sends the request once, within what is left of the call's time: one attempt's, or the whole call's, whichever is less. */
const attempt = async (progress: Progress): Promise<Outcome> => {
  const { spec, settings, elapsedMs: passedMs, attemptTimeoutMs } = progress;
  const { clock, signal, credits, deadlineMs, recovery } = settings;
  const remainingMs = deadlineMs - passedMs;
  const timeout: Required<Pick<Interruption, "limit" | "timeoutMs">> =
    attemptTimeoutMs < remainingMs
      ? { limit: "attempt", timeoutMs: attemptTimeoutMs }
      : { limit: "deadline", timeoutMs: deadlineMs };
  const startedAtMs = clock.now();
  const leftMs = Math.min(attemptTimeoutMs, remainingMs);
  const deadline = new Deadline({ timeout, leftMs, signal, clock });
  const outcome = await sendOnce(spec, settings, deadline);
  deadline.end();
  if (deadline.interruption?.limit) progress.reach(passedMs + leftMs);
  progress.settle?.(outcome);
  recovery?.leave(progress, outcome);
  credits.settle(spec.credits, outcome);
  if (!outcome.unsent) progress.addAttempt(startedAtMs, progress.elapsedMs - passedMs, outcome);
  return outcome;
};

/** What follows a failed attempt. */
const decideNext = (failure: Failure, progress: Progress): Decision => {
  const { spec, settings, attemptCount, remainingMs } = progress;
  const { code, facts } = failure;
  const { retry, random, recovery } = settings;
  const { budget } = retry;
  return decide(
    facts,
    {
      attempts: attemptCount,
      safe: spec.method === "GET",
      replayable: (spec.body as ReadableStream | undefined)?.getReader === undefined,
      // A timer may also fire a little early.
      remainingMs: code === "TIMEOUT" && failure.fields.limit === "deadline" ? 0 : remainingMs,
      tokens: budget.tokens,
      cost: recovery?.isClosed(progress) ? 0 : budget.costOf(facts),
      random: random(),
      floorMs: attemptCount * floorStepMs,
    },
    retry,
  );
};

/** Asks the caller whether the request may leave, within what is left of the call's time. What that throws ends the call. */
const askFirst = async (progress: Progress, mayLeave: NonNullable<CallSettings["beforeAttempt"]>): Promise<void> => {
  const { attempts, spec, settings, elapsedMs: passedMs, remainingMs: leftMs } = progress;
  const { signal, clock, deadlineMs, credits, redact } = settings;
  let deadline: Deadline | undefined;
  try {
    deadline = new Deadline({ timeout: { limit: "deadline", timeoutMs: deadlineMs }, leftMs, signal, clock });
    // It may never end: then it holds neither the call nor its place.
    await deadline.race(deadline.isCut ? new Promise(() => {}) : Promise.resolve(mayLeave(attempts)));
    // What it took is not the server's.
    progress.passage?.send();
  } catch (thrown) {
    credits.settle(spec.credits, { isFree: true });
    const cut = deadline?.interruption;
    if (!cut) throw thrown;
    if (cut.limit) progress.reach(passedMs + leftMs);
    throw stoppedError(cut.limit ? "deadline" : "aborted", interruptionFailure(cut, labelOf(spec), redact), progress);
  } finally {
    deadline?.end();
  }
};

/** The loop: attempt, decide, wait, until there is data, which it returns, or a reason to stop, which it throws. */
const loop = async (progress: Progress): Promise<unknown> => {
  const { spec, settings } = progress;
  const { retry, credits, redact, signal, deadlineMs, pace, recovery, beforeAttempt } = settings;
  const stop = (stopped: StopReason, failure: Failure): TechLookupError =>
    stoppedError(failure.code === "ABORTED" ? "aborted" : stopped, failure, progress);
  for (;;) {
    // A timer may fire late, so the deadline is checked as well.
    if (signal?.aborted || progress.remainingMs <= 0) {
      const cut = signal?.aborted ? { reason: signal.reason } : ({ limit: "deadline", timeoutMs: deadlineMs } as const);
      throw stop("deadline", interruptionFailure(cut, labelOf(spec), redact));
    }
    // Nothing to wait for where the server works and there is room.
    const recovered = recovery?.(progress);
    if (recovered) await recovered;
    if (!credits.reserve(spec.credits)) throw creditLimitError(progress);
    const turn = pace?.(progress);
    if (turn) await turn;
    if (progress.passage?.send() === false) {
      // The server went down, or others tried it, while the call waited for its turn, which is another's now.
      progress.settle?.();
      recovery?.leave(progress);
      credits.settle(spec.credits, { isFree: true });
      continue;
    }
    if (beforeAttempt) await askFirst(progress, beforeAttempt);
    const { failure, data } = await attempt(progress);
    if (!failure) {
      retry.budget.succeed(progress.lastCost);
      return data;
    }
    const decision = decideNext(failure, progress);
    if (!decision.retry) throw stop(decision.stopped, failure);
    retry.budget.take(decision.cost);
    progress.lastCost = decision.cost;
    progress.addWait(decision.waitMs, decision.waitReason);
    progress.notify("onRetry");
    if (!(await waitForRetry(decision, progress))) throw stop("deadline", failure);
  }
};

/** The loop, which leaves no passage behind. Its first caller may leave before it, and takes along none of an attempt that is on its way. */
const run = (progress: Progress): Promise<unknown> =>
  loop(progress).finally(() => progress.settings.recovery?.leave(progress));

/**
 * Makes one call of the API, with all its attempts. Rejects with an error of this project alone, whose stack is that of the
 * site.
 */
export const call = async (progress: Progress, site: Error): Promise<unknown> => {
  const { spec, settings } = progress;
  let error: TechLookupError | undefined;
  try {
    // Where answers are kept, one of them may do.
    return await (settings.cache?.(progress, run) ?? run(progress));
  } catch (thrown) {
    // What throws in the middle, a clock of the caller's own, say, takes no request out of the history.
    const { redact } = settings;
    error = isTechLookupError(thrown)
      ? thrown
      : stoppedError("not-retryable", unknownFailure(thrown, redact), progress);
    placeAt(site, error);
    throw error;
  } finally {
    progress.settle?.();
    // A stream that was not sent: what is sent, `fetch` has locked.
    if (error) closeStream(spec.body);
    progress.notify("onResult", error);
  }
};
