import { unknownError } from "../answers/unknown-error.ts";
import type { Result } from "../result.ts";
import { decide } from "../retry/decide.ts";
import { attempt, interruptionFailure, type Outcome } from "./attempt.ts";
import type { CallSettings } from "./call-settings.ts";
import type { CallSpec } from "./call-spec.ts";
import { Deadline, type Interruption, nearestLimit } from "./deadline.ts";
import { tell } from "./hooks.ts";
import { Progress } from "./progress.ts";
import { type PreparedRequest, prepareRequest } from "./request.ts";
import { creditLimitError, stoppedError } from "./stop.ts";
import { waitForRetry } from "./wait.ts";

/** Half a minute: no answer of the API that takes longer is known of, but live detection's. Ours. */
const defaultAttemptTimeoutMs = 30_000;

/** Sends the request once, within what is left of the call's time. */
const attemptOnce = async (
  spec: CallSpec,
  request: PreparedRequest,
  settings: CallSettings,
  progress: Progress,
): Promise<Outcome> => {
  const { clock, signal } = settings;
  const startedAtMs = clock.now();
  const timeoutMs = settings.attemptTimeoutMs ?? spec.attemptTimeoutMs ?? defaultAttemptTimeoutMs;
  const deadline = new Deadline(clock, signal, nearestLimit(timeoutMs, settings.deadlineMs, progress.elapsedMs));
  try {
    const context = { ...settings, envelope: spec.envelope ?? "required", now: () => clock.now() } as const;
    const outcome = await attempt(request, context, deadline);
    if (!outcome.unsent) progress.noteAttempt(startedAtMs, outcome);
    return outcome;
  } finally {
    deadline.end();
  }
};

/** What ends a call between two attempts: the caller, or the deadline, since a timer may fire late. */
const interruptionOf = ({ signal, deadlineMs }: CallSettings, progress: Progress): Interruption | undefined => {
  if (signal?.aborted) return { kind: "aborted", reason: signal.reason };
  return progress.remainingMs > 0 ? undefined : { kind: "timeout", limit: "deadline", timeoutMs: deadlineMs };
};

/** Whether an attempt was certainly not charged: a 429, as the vendor documents, and a request that never left. */
const isFree = (outcome: Outcome): boolean =>
  !outcome.ok && (outcome.status === 429 || outcome.unsent === true || outcome.failure.fields.requestSent === "no");

/** The loop: attempt, decide, wait, until there is data or a reason to stop. */
const run = async (spec: CallSpec, settings: CallSettings, progress: Progress): Promise<Result<unknown>> => {
  const { budget, credits, hooks, policy } = settings;
  const request = prepareRequest(spec, settings);
  for (;;) {
    const cut = interruptionOf(settings, progress);
    if (cut) {
      const failure = interruptionFailure(cut, request.label, settings.redact);
      const stopped = cut.kind === "aborted" ? "aborted" : "deadline";
      return { ok: false, error: stoppedError(stopped, failure, settings, progress) };
    }
    if (!credits.reserve(spec.credits)) return { ok: false, error: creditLimitError(spec, settings, progress) };
    const outcome = await attemptOnce(spec, request, settings, progress);
    if (isFree(outcome)) credits.release(spec.credits);
    if (!outcome.unsent) tell(hooks, "onAttempt", progress.event());
    if (outcome.ok) {
      budget.succeed(progress.lastCost);
      return { ok: true, data: outcome.data };
    }
    const { failure } = outcome;
    const state = {
      attempts: progress.attempts.length,
      // A timer may also fire a little early.
      remainingMs: failure.fields.limit === "deadline" ? 0 : progress.remainingMs,
      ...{ safe: request.safe, replayable: request.replayable },
      ...{ tokens: budget.tokens, cost: budget.costOf(failure.facts), random: settings.random() },
    };
    const decision = decide(failure.facts, state, policy);
    if (!decision.retry) {
      const stopped = failure.fields.name === "AbortError" ? "aborted" : decision.stopped;
      return { ok: false, error: stoppedError(stopped, failure, settings, progress) };
    }
    budget.take(decision.cost);
    progress.lastCost = decision.cost;
    progress.noteWait(decision.waitMs, decision.waitReason);
    tell(hooks, "onRetry", progress.event());
    if (!(await waitForRetry(decision, settings, progress))) {
      return { ok: false, error: stoppedError("deadline", failure, settings, progress) };
    }
  }
};

/** Makes one call of the API, with all its attempts. Never rejects. */
export const call = async (spec: CallSpec, settings: CallSettings): Promise<Result<unknown>> => {
  const progress = new Progress(spec, settings);
  let result: Result<unknown>;
  try {
    result = await run(spec, settings, progress);
  } catch (thrown) {
    result = { ok: false, error: unknownError(thrown, settings.redact) };
  }
  tell(settings.hooks, "onResult", { ...progress.event(), ...(result.error && { error: result.error }) });
  return result;
};
