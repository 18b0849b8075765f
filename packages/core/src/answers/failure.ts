import type { ErrorFields } from "../errors/error-fields.ts";
import type { RetryFacts } from "../retry/facts.ts";

/** A failed attempt as data: the error it may become, and what the decision to retry needs to know. */
export interface Failure {
  readonly fields: ErrorFields;
  readonly facts: RetryFacts;
}
