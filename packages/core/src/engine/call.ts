import type { Failure } from "../answers/failure.ts";
import { type Interruption, interruptionFailure } from "../answers/interruption.ts";
import { toError } from "../answers/unknown-error.ts";
import type { StopReason } from "../errors/attempt-record.ts";
import { defined } from "../errors/defined.ts";
import type { TechLookupError } from "../errors/tech-lookup-error.ts";
import { decide } from "../retry/decide.ts";
import { attempt, type Outcome } from "./attempt.ts";
import type { CallSettings } from "./call-settings.ts";
import type { CallSpec } from "../contract/call-spec.ts";
import { startDeadline } from "./deadline.ts";
import { tell } from "./hooks.ts";
import { Progress } from "./progress.ts";
import { type PreparedRequest, prepareRequest } from "./request.ts";
import { creditLimitError, stoppedError } from "./stop.ts";
import { waitForRetry } from "./wait.ts";

/** Sends the request once, within what is left of the call's time. */
const attemptOnce = async (request: PreparedRequest, progress: Progress): Promise<Outcome> => {
  const startedAtMs = progress.settings.clock.now();
  const deadline = startDeadline(progress);
  try {
    const outcome = await attempt(request, progress, deadline);
    if (!outcome.unsent) progress.noteAttempt(startedAtMs, outcome);
    return outcome;
  } finally {
    deadline.end();
  }
};

/** Whether an attempt was certainly not charged: a 429, as the vendor documents, and a request that never left. */
const isFree = ({ status, unsent, failure }: Outcome): boolean =>
  status === 429 || unsent === true || failure?.fields.requestSent === "no";

/** The loop: attempt, decide, wait, until there is data, which it returns, or a reason to stop, which it throws. */
const run = async (progress: Progress): Promise<unknown> => {
  const { spec, settings } = progress;
  const { budget, credits, hooks, policy, redact, signal, deadlineMs } = settings;
  const request = prepareRequest(spec, settings);
  const { safe, replayable, label } = request;
  const stop = (stopped: StopReason, failure: Failure): TechLookupError =>
    stoppedError(failure.fields.name === "AbortError" ? "aborted" : stopped, failure, progress);
  for (;;) {
    // A timer may fire late, so the deadline is looked at as well.
    if (signal?.aborted || progress.remainingMs <= 0) {
      const cut: Interruption = signal?.aborted
        ? { reason: signal.reason }
        : { limit: "deadline", timeoutMs: deadlineMs };
      throw stop("deadline", interruptionFailure(cut, label, redact));
    }
    if (credits.spent + spec.credits > credits.limit) throw creditLimitError(progress);
    credits.spent += spec.credits;
    const outcome = await attemptOnce(request, progress);
    const { unsent, failure } = outcome;
    if (isFree(outcome)) credits.spent -= spec.credits;
    if (!unsent) tell(hooks, "onAttempt", progress.event());
    if (!failure) {
      budget.succeed(progress.lastCost);
      return outcome.data;
    }
    const { facts, fields } = failure;
    const state = {
      ...{ attempts: progress.attempts.length, safe, replayable },
      // A timer may also fire a little early.
      remainingMs: fields.limit === "deadline" ? 0 : progress.remainingMs,
      ...{ tokens: budget.tokens, cost: budget.costOf(facts), random: settings.random() },
    };
    const decision = decide(facts, state, policy);
    if (!decision.retry) throw stop(decision.stopped, failure);
    const { cost, waitMs, waitReason } = decision;
    budget.take(cost);
    progress.lastCost = cost;
    progress.noteWait(waitMs, waitReason);
    tell(hooks, "onRetry", progress.event());
    if (!(await waitForRetry(decision, progress))) throw stop("deadline", failure);
  }
};

/** Makes one call of the API, with all its attempts. Rejects with an error of this project alone. */
export const call = async (spec: CallSpec, settings: CallSettings): Promise<unknown> => {
  const progress = new Progress(spec, settings);
  let error: TechLookupError | undefined;
  try {
    return await run(progress);
  } catch (thrown) {
    error = toError(thrown, settings.redact);
    throw error;
  } finally {
    tell(settings.hooks, "onResult", defined({ ...progress.event(), error }));
  }
};
