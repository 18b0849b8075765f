import type { ErrorDetails } from "../errors/error-fields.ts";
import { isTechLookupError } from "../errors/guards.ts";
import type { Redactor } from "../errors/redact.ts";
import { pickDetails } from "../errors/serialize.ts";
import { type Failure, failureOf } from "./failure.ts";
import { safeCause } from "./safe-cause.ts";

/** A request that was not sent, since whoever provides its credentials threw, or gave some that cannot be used. */
export const credentialsFailure = (thrown: unknown, request: string, redact: Redactor): Failure => {
  const problem = `${request} was not sent: the token provider threw`;
  const cause = safeCause(thrown, redact);
  const { fields, facts } = failureOf("TechLookupError", "TOKEN_UNAVAILABLE", problem, { cause }, { done: "no" });
  if (!isTechLookupError(thrown)) return { fields, facts };
  const { name, code, message } = thrown;
  return { fields: { name, code, message, ...pickDetails(thrown as ErrorDetails) }, facts };
};
