import { codes } from "../errors/codes.ts";
import type { ErrorDetails } from "../errors/error-fields.ts";
import { isTechLookupError } from "../errors/guards.ts";
import type { Redactor } from "../errors/redact.ts";
import { pickDetails } from "../errors/serialize.ts";
import type { Failure } from "./failure.ts";
import { safeCause } from "./safe-cause.ts";

/** A request that was not sent, since whoever provides its credentials threw, or gave some that cannot be used. */
export const credentialsFailure = (thrown: unknown, request: string, redact: Redactor): Failure => ({
  fields: isTechLookupError(thrown)
    ? { name: thrown.name, code: thrown.code, message: thrown.message, ...pickDetails(thrown as ErrorDetails) }
    : {
        name: "TechLookupError",
        code: "TOKEN_UNAVAILABLE",
        message: `${request} was not sent: the token provider threw. ${codes.TOKEN_UNAVAILABLE.hint}`,
        cause: safeCause(thrown, redact),
      },
  facts: { retry: "never", done: "no" },
});
