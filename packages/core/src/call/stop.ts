import type { Failure } from "../answers/failure.ts";
import type { StopReason } from "../errors/attempt-record.ts";
import { codes } from "../errors/codes.ts";
import { createError } from "../errors/create-error.ts";
import type { TechLookupError } from "../errors/tech-lookup-error.ts";
import type { CallSettings } from "./call-settings.ts";
import type { CallSpec } from "./call-spec.ts";
import type { Progress } from "./progress.ts";

const seconds = (ms: number): string => `${Math.round(ms / 100) / 10} s`;

/**
 * Why no further attempt was made, as a sentence that ends an error's message; empty where the message says it already,
 * as when the first answer was final.
 */
const sentence = (
  stopped: StopReason,
  { fields, facts }: Failure,
  settings: CallSettings,
  progress: Progress,
): string => {
  const { attempts, elapsedMs } = progress;
  switch (stopped) {
    case "attempts-exhausted":
      return attempts.length > 1 ? ` Given up after ${attempts.length} attempts in ${seconds(elapsedMs)}.` : "";
    case "wait-too-long": {
      const allowed = seconds(settings.policy.maxWaitMs);
      return ` The server asks to wait ${seconds(facts.retryAfterMs ?? 0)}, longer than maxWaitMs allows (${allowed}).`;
    }
    case "deadline":
      if (fields.limit === "deadline") return ""; // The message names it already.
      return ` No time for another attempt before the deadline of ${seconds(settings.deadlineMs)} (deadlineMs).`;
    case "budget-exhausted":
      return " Not tried again: the retry budget is used up, since too many calls have failed.";
    case "not-repeatable":
      return " Not tried again: the request may have been carried out, and charged.";
    case "server-veto":
      return " Not tried again: the server said x-should-retry: false.";
    default:
      return "";
  }
};

/** The error of a call that is given up: its last failure, with the reason and the history. */
export const stoppedError = (
  stopped: StopReason,
  failure: Failure,
  settings: CallSettings,
  progress: Progress,
): TechLookupError => {
  const message = failure.fields.message + sentence(stopped, failure, settings, progress);
  return createError({ ...failure.fields, message, stopped, attempts: progress.attempts });
};

/** The error of a call whose next attempt could cost more than the caller allows. Its cause is the attempt before. */
export const creditLimitError = (spec: CallSpec, { credits }: CallSettings, progress: Progress): TechLookupError =>
  createError({
    name: "CreditLimitError",
    code: "CREDIT_LIMIT",
    message:
      `${spec.method} ${spec.path} may cost ${spec.credits} credits, and ${credits.spent} of the ${credits.limit} ` +
      `that creditLimit allows may be spent. ${codes.CREDIT_LIMIT.hint}`,
    ...{ credits: spec.credits, creditLimit: credits.limit, attempts: progress.attempts },
    ...(progress.outcome?.ok === false && { cause: createError(progress.outcome.failure.fields) }),
  });
