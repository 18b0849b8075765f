import type { RetryFacts } from "../retry/facts.ts";
import type { ErrorFields } from "./error-fields.ts";

/** A failed attempt as data: the error it may become, and what the decision to retry needs to know. */
export interface Failure {
  readonly fields: ErrorFields;
  readonly facts: RetryFacts;
}
