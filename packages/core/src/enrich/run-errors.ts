import { interruptionFailure } from "../answers/client-failures.ts";
import { failureOf } from "../answers/failure.ts";
import type { CreditLedger } from "../engine/credit-ledger.ts";
import { createError } from "../errors/create-error.ts";
import type { TechLookupError } from "../errors/tech-lookup-error.ts";

/**
 * The run may not spend what one more request may cost.
 *
 * @example
 * throw limitError("example.com", 5, { spent: 23, limit: 25 });
 */
export const limitError = (
  domain: string,
  credits: number,
  { spent, limit }: Pick<CreditLedger, "spent" | "limit">,
): TechLookupError => {
  const problem =
    `${domain} may cost ${credits} ${credits === 1 ? "credit" : "credits"}, and ${spent} of the ${limit} that ` +
    "creditLimit allows for this run may be spent";
  const describe = () => ({ name: "CreditLimitError", problem, credits, creditLimit: limit }) as const;
  return createError(failureOf("CREDIT_LIMIT", {}, describe).fields);
};

/** The account says that nothing can be bought. */
export const noCredits = (): TechLookupError => {
  const describe = () =>
    ({ name: "TechLookupError", problem: "The account has no credits left, says /v1/credits" }) as const;
  return createError(failureOf("PAYMENT_REQUIRED", {}, describe).fields);
};

/** The caller ends the run. */
export const abortedRun = (reason: unknown): TechLookupError =>
  createError(interruptionFailure({ reason }, "the run", (text) => text).fields);

/** Something of the caller's own has thrown. */
export const brokenRun = (thrown: unknown): TechLookupError => {
  const describe = () =>
    ({ name: "TechLookupError", problem: "The run was stopped by an error", cause: thrown }) as const;
  return createError(failureOf("UNKNOWN_ERROR", {}, describe).fields);
};

/**
 * What is known of a call that was on its way when an earlier run ended.
 *
 * @example
 * const { code } = cutOff("example.com"); // "ABORTED"
 */
export const cutOff = (domain: string): TechLookupError => {
  const problem = `${domain} was being looked up when an earlier run ended, and may have been charged`;
  return createError(failureOf("ABORTED", {}, () => ({ name: "AbortError", problem }) as const).fields);
};
