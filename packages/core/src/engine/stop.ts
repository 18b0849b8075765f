import { type Failure, failureOf } from "../answers/failure.ts";
import { safeCause } from "../answers/safe-cause.ts";
import type { StopReason } from "../errors/attempt-record.ts";
import { createError } from "../errors/create-error.ts";
import type { ErrorFields } from "../errors/error-fields.ts";
import { withoutStack } from "../errors/place-at.ts";
import type { TechLookupError } from "../errors/tech-lookup-error.ts";
import type { Refusal } from "../pacing/slot.ts";
import type { RetryFacts } from "../retry/facts.ts";
import type { Progress } from "./progress.ts";
import { labelOf } from "./send-once.ts";
import type { CallSettings } from "./settings.ts";

/** A time as people read it. */
export const seconds = (ms: number): string => `${Math.round(ms / 100) / 10} s`;

/**
 * Why no further attempt was made, as a sentence that ends an error's message; empty where the message says it already,
 * as when the first answer was final.
 */
const sentences: Partial<
  Record<StopReason, (progress: Progress, facts: RetryFacts, fields: ErrorFields) => string | false>
> = {
  "attempts-exhausted": ({ attemptCount, elapsedMs }) =>
    attemptCount > 1 && `Given up after ${attemptCount} attempts in ${seconds(elapsedMs)}.`,
  "wait-too-long": ({ settings }, { retryAfterMs, floorMs = 0 }) =>
    `The server asks to wait ${seconds(retryAfterMs || floorMs)}, longer than maxWaitMs allows (${seconds(settings.retry.maxWaitMs)}).`,
  deadline: ({ settings: { deadlineMs } }, _facts, { limit }) =>
    // The message of a deadline that has passed names it already.
    limit !== "deadline" && `No time for another attempt before the deadline of ${seconds(deadlineMs)} (deadlineMs).`,
  "budget-exhausted": () => "Not tried again: the retry budget is used up, since too many calls have failed.",
  "not-repeatable": () => "Not tried again: the request may have been carried out, and charged.",
  "server-veto": () => "Not tried again: the server said x-should-retry: false.",
};

/** The error of a call that is given up: its last failure, with the reason and the history. */
export const stoppedError = (stopped: StopReason, failure: Failure, progress: Progress): TechLookupError => {
  const { facts, fields } = failure;
  const reason = sentences[stopped]?.(progress, facts, fields);
  const message = reason ? `${fields.message} ${reason}` : fields.message;
  const { attempts } = progress;
  return withoutStack(() => createError({ ...fields, message, stopped, attempts }));
};

/** The error of a call whose next attempt could cost more than the caller allows. Its cause is the attempt before. */
export const creditLimitError = ({ spec, settings, attempts, outcome }: Progress): TechLookupError => {
  const { credits } = spec;
  const { spent, limit } = settings.credits;
  const problem =
    `${settings.redact(labelOf(spec))} may cost ${credits} ${credits === 1 ? "credit" : "credits"}, and ${spent} of the ${limit} ` +
    "that creditLimit allows may be spent";
  const cause = outcome?.failure && createError(outcome.failure.fields);
  const describe = () => ({ name: "CreditLimitError", problem, credits, creditLimit: limit, attempts, cause }) as const;
  return createError(failureOf("CREDIT_LIMIT", {}, describe).fields);
};

/** Why a call is not sent, as words that follow its name. */
const waits: Readonly<Record<string, (refusal: Refusal, settings: CallSettings) => string>> = {
  deadline: ({ waitMs, waitedMs }, { deadlineMs }) =>
    waitMs > 0
      ? `would wait ${seconds(waitMs)} for its turn in the rate limit, longer than is left of ${seconds(deadlineMs)} (deadlineMs)`
      : `waited ${seconds(waitedMs)} for its turn in the rate limit, all that was left of ${seconds(deadlineMs)} (deadlineMs)`,
  queue: ({ waitMs, maxQueue }) =>
    `would wait ${seconds(waitMs)} for its turn in the rate limit, where ${maxQueue} ${maxQueue === 1 ? "call may" : "calls may"} wait (pacing.maxQueue)`,
  window: () => "was not sent: the window that it shares with others failed",
};

/** The error of a call that gets no place in the rate limit. Nothing of it was sent. */
export const waitError = (refusal: Refusal, { spec, settings }: Progress): TechLookupError => {
  const { refused, waitMs, cause } = refusal;
  const { redact } = settings;
  const problem = `${redact(labelOf(spec))} ${waits[refused]?.(refusal, settings)}`;
  const more = cause === undefined ? {} : { cause: safeCause(cause, redact) };
  const stopped = refused === "deadline" ? "deadline" : "not-retryable";
  const wait = { waitMs: Math.round(waitMs), requestSent: "no", stopped } as const;
  return createError(failureOf("NO_SLOT", {}, () => ({ name: "WaitError", problem, ...wait, ...more })).fields);
};
