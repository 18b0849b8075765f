import { type Failure, failureOf } from "../answers/failure.ts";
import type { StopReason } from "../errors/attempt-record.ts";
import { createError } from "../errors/create-error.ts";
import type { TechLookupError } from "../errors/tech-lookup-error.ts";
import type { Progress } from "./progress.ts";
import { labelOf } from "./send-once.ts";

const seconds = (ms: number): string => `${Math.round(ms / 100) / 10} s`;

/**
 * Why no further attempt was made, as a sentence that ends an error's message; empty where the message says it already,
 * as when the first answer was final.
 */
const reasonFor = (stopped: StopReason, { fields, facts }: Failure, progress: Progress): string => {
  const { attemptCount, elapsedMs, settings } = progress;
  const sentences: Partial<Record<StopReason, string | false>> = {
    "attempts-exhausted": attemptCount > 1 && `Given up after ${attemptCount} attempts in ${seconds(elapsedMs)}.`,
    "wait-too-long": `The server asks to wait ${seconds(facts.retryAfterMs || (facts.floorMs ?? 0))}, longer than maxWaitMs allows (${seconds(settings.retry.maxWaitMs)}).`,
    // The message of a deadline that has passed names it already.
    deadline:
      fields.limit !== "deadline" &&
      `No time for another attempt before the deadline of ${seconds(settings.deadlineMs)} (deadlineMs).`,
    "budget-exhausted": "Not tried again: the retry budget is used up, since too many calls have failed.",
    "not-repeatable": "Not tried again: the request may have been carried out, and charged.",
    "server-veto": "Not tried again: the server said x-should-retry: false.",
  };
  const sentence = sentences[stopped];
  return sentence ? ` ${sentence}` : "";
};

/** The error of a call that is given up: its last failure, with the reason and the history. */
export const stoppedError = (stopped: StopReason, failure: Failure, progress: Progress): TechLookupError => {
  const { fields } = failure;
  const message = fields.message + reasonFor(stopped, failure, progress);
  return createError({ ...fields, message, stopped, attempts: progress.attempts });
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
