import { type Failure, failureOf } from "../answers/failure.ts";
import { createError } from "../errors/create-error.ts";
import type { Outage } from "../errors/outage.ts";
import type { TechLookupError } from "../errors/tech-lookup-error.ts";
import type { Progress } from "./progress.ts";
import { labelOf } from "./send-once.ts";
import { seconds } from "./stop.ts";

/** What a call knows that gives up waiting for a server. */
export interface GivenUp {
  /** What is over. */
  readonly limit: "patience" | "deadline";
  /** What was seen of the server. */
  readonly outage: Outage | undefined;
  /** What the last request failed with: the call's own, or another's. */
  readonly failure: Failure | undefined;
}

const seenOf = (outage: Outage | undefined): string => {
  if (!outage) return "";
  if (outage.state === "recovering") return ". It has begun to answer again, and the calls that wait go in turn";
  const { forMs, failedProbes, lastCode, lastStatus } = outage;
  const tried = failedProbes > 0 && `${failedProbes} ${failedProbes === 1 ? "request" : "requests"} tried it meanwhile`;
  const last = lastCode && `the last request failed with ${lastStatus ? `${lastStatus} ` : ""}${lastCode}`;
  const seen = [tried, last].filter(Boolean).join(", and ");
  return `. It has been down for ${seconds(forMs)}${seen && `: ${seen}`}`;
};

/** The error of a call whose patience with a server that is down is over. */
export const outageError = (progress: Progress, { limit, outage, failure }: GivenUp): TechLookupError => {
  const { spec, settings, attempts, outageMs, requestSent } = progress;
  const { patienceMs, deadlineMs, redact } = settings;
  const bound =
    limit === "patience"
      ? `${seconds(patienceMs)} (patienceMs)`
      : `what was left of ${seconds(deadlineMs)} (deadlineMs)`;
  const words =
    patienceMs === 0
      ? "would have to wait for a server that is down, and may not: patienceMs is 0"
      : `waited ${seconds(outageMs)} for a server that is down, all of ${bound}`;
  const problem = `${redact(labelOf(spec))} ${words}${seenOf(outage)}`;
  const stopped = limit === "patience" ? "outage" : "deadline";
  const cause = failure && createError(failure.fields);
  const seen = outage && { outage: { ...outage, waitedMs: Math.round(outageMs) } };
  const wait = { waitMs: 0, requestSent, ...seen };
  const describe = () => ({ name: "WaitError", problem, ...wait, stopped, attempts, cause }) as const;
  return createError(failureOf("OUTAGE", {}, describe).fields);
};
