import type { AttemptRecord, StopReason } from "../errors/attempt-record.ts";
import { codes } from "../errors/codes.ts";
import { createError } from "../errors/create-error.ts";
import type { TechLookupError } from "../errors/errors.ts";
import type { Failure } from "../errors/failure.ts";
import { unknownError } from "../errors/unknown-error.ts";
import type { Result } from "../result.ts";
import { decide } from "../retry/decide.ts";
import { attempt, interruptionFailure, type Outcome } from "./attempt.ts";
import type { CallSettings } from "./call-settings.ts";
import type { CallSpec } from "./call-spec.ts";
import { Deadline, type Interruption, nearestLimit } from "./deadline.ts";
import { type CallEvent, tell } from "./hooks.ts";
import { type PreparedRequest, prepareRequest } from "./request.ts";
import { sleep } from "./sleep.ts";
import { stopSentence } from "./stop-sentence.ts";

/** One call on its way: its history, its clock, and what it has taken from the budget. */
interface Progress {
  readonly number: number;
  readonly startedAtMs: number;
  readonly attempts: AttemptRecord[];
  outcome?: Outcome;
  /** What the last retry took from the budget. */
  lastCost?: number;
}

/** Half a minute: an answer of the API that takes longer is not known of, but for live detection. Ours. */
const defaultAttemptTimeoutMs = 30_000;

const eventOf = (spec: CallSpec, origin: string, settings: CallSettings, progress: Progress): CallEvent => ({
  call: progress.number,
  ...{ method: spec.method, path: spec.path, route: spec.route, origin },
  attempts: [...progress.attempts],
  ...(progress.outcome?.rateLimit && { rateLimit: progress.outcome.rateLimit }),
  budget: { tokens: settings.budget.tokens, capacity: settings.budget.capacity },
});

const attemptOnce = async (
  spec: CallSpec,
  request: PreparedRequest,
  settings: CallSettings,
  progress: Progress,
): Promise<Outcome> => {
  const { clock, signal } = settings;
  const startedAtMs = clock.now();
  const timeoutMs = settings.attemptTimeoutMs ?? spec.attemptTimeoutMs ?? defaultAttemptTimeoutMs;
  const left = nearestLimit(timeoutMs, settings.deadlineMs, startedAtMs - progress.startedAtMs);
  const deadline = new Deadline(clock, signal, left);
  try {
    const context = { ...settings, envelope: spec.envelope ?? "required", now: clock.now } as const;
    const outcome = await attempt(request, context, deadline);
    const failure = outcome.ok ? undefined : outcome.failure;
    progress.attempts.push({
      number: progress.attempts.length + 1,
      startedAtMs: Math.round(startedAtMs),
      durationMs: Math.round(clock.now() - startedAtMs),
      ...(outcome.status !== undefined && { status: outcome.status }),
      ...(failure && { code: failure.fields.code }),
      ...(failure?.facts.retryAfterMs !== undefined && { retryAfterMs: failure.facts.retryAfterMs }),
    });
    progress.outcome = outcome;
    return outcome;
  } finally {
    deadline.end();
  }
};

/** Whether an attempt was certainly not charged: a 429, as the vendor documents, and a request that never left. */
const isFree = (outcome: Outcome): boolean =>
  !outcome.ok && (outcome.status === 429 || outcome.failure.fields.requestSent === "no");

const creditLimitError = (spec: CallSpec, { credits }: CallSettings, progress: Progress): TechLookupError =>
  createError({
    name: "CreditLimitError",
    code: "CREDIT_LIMIT",
    message:
      `${spec.method} ${spec.path} may cost ${spec.credits} credits, and ${credits.spent} of the ${credits.limit} ` +
      `that creditLimit allows may be spent. ${codes.CREDIT_LIMIT.hint}`,
    credits: spec.credits,
    creditLimit: credits.limit,
    attempts: progress.attempts,
    ...(progress.outcome?.ok === false && { cause: createError(progress.outcome.failure.fields) }),
  });

/** The loop of a call: attempt, decide, wait, until there is data or a reason to stop. */
const run = async (spec: CallSpec, settings: CallSettings, progress: Progress): Promise<Result<unknown>> => {
  const { budget, clock, credits, policy, signal, redact } = settings;
  const request = prepareRequest(spec, settings.baseUrl, settings.headers);
  const event = (): CallEvent => eventOf(spec, request.origin, settings, progress);
  const elapsedMs = (): number => clock.now() - progress.startedAtMs;

  const giveUp = ({ fields, facts }: Failure, stopped: StopReason): Result<unknown> => {
    const context = { ...policy, deadlineMs: settings.deadlineMs, elapsedMs: elapsedMs() };
    const { attempts } = progress;
    const told = fields.limit === "deadline"; // The message names the deadline already.
    const why = told ? "" : stopSentence(stopped, { ...context, attempts, retryAfterMs: facts.retryAfterMs });
    return { ok: false, error: createError({ ...fields, message: fields.message + why, attempts, stopped }) };
  };

  const cutShort = (cut: Interruption): Result<unknown> =>
    giveUp(interruptionFailure(cut, request.label, redact), cut.kind === "aborted" ? "aborted" : "deadline");

  for (;;) {
    if (signal?.aborted) return cutShort({ kind: "aborted", reason: signal.reason });
    // A timer may fire late. No attempt starts that has no time left.
    const { deadlineMs } = settings;
    if (elapsedMs() >= deadlineMs) return cutShort({ kind: "timeout", limit: "deadline", timeoutMs: deadlineMs });
    if (!credits.reserve(spec.credits)) return { ok: false, error: creditLimitError(spec, settings, progress) };
    const outcome = await attemptOnce(spec, request, settings, progress);
    if (isFree(outcome)) credits.release(spec.credits);
    tell(settings.hooks, "onAttempt", event());
    if (outcome.ok) {
      budget.succeed(progress.lastCost);
      return { ok: true, data: outcome.data };
    }
    const { failure } = outcome;
    if (failure.fields.name === "AbortError") return giveUp(failure, "aborted");
    const state = {
      attempts: progress.attempts.length,
      remainingMs: settings.deadlineMs - elapsedMs(),
      ...{ safe: request.safe, replayable: request.replayable },
      ...{ tokens: budget.tokens, cost: budget.costOf(failure.facts), random: settings.random() },
    };
    const decision = decide(failure.facts, state, policy);
    if (!decision.retry) return giveUp(failure, decision.stopped);
    const { waitMs, waitReason, cost } = decision;
    budget.take(cost);
    progress.lastCost = cost;
    const noteWait = (ms: number): unknown =>
      progress.attempts.push({ ...(progress.attempts.pop() as AttemptRecord), waitMs: ms, waitReason });
    noteWait(waitMs);
    tell(settings.hooks, "onRetry", event());
    const waitedFromMs = clock.now();
    await sleep(waitMs, clock, signal);
    // A wait that was cut short is told as long as it was.
    if (signal?.aborted) noteWait(Math.min(waitMs, Math.round(clock.now() - waitedFromMs)));
  }
};

let calls = 0;

/** Makes one call of the API, with all its attempts. Never rejects. */
export const call = async (spec: CallSpec, settings: CallSettings): Promise<Result<unknown>> => {
  const progress: Progress = { number: ++calls, startedAtMs: settings.clock.now(), attempts: [] };
  let result: Result<unknown>;
  try {
    result = await run(spec, settings, progress);
  } catch (thrown) {
    result = { ok: false, error: unknownError(thrown, settings.redact, progress.attempts) };
  }
  const event = eventOf(spec, new URL(settings.baseUrl).origin, settings, progress);
  tell(settings.hooks, "onResult", { ...event, ...(result.error && { error: result.error }) });
  return result;
};
