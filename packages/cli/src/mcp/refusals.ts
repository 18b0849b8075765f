import { CreditLimitError } from "@techlookup/node";
import { count, number } from "../enrich/words.ts";
import type { BudgetState } from "./budget.ts";

/** What an agent and the person behind it can do at the limit. */
export const limitFix =
  "This limit is the user's, and no tool changes it. Stop the paid lookups and report what is missing. The user can restart the server with a higher --credit-limit (and, if a budget is shared, another --budget). Free of charge are: account_credits, account_usage, estimate, explain_error, doctor.";

/** A request that could exceed the limit, and is not sent. */
export const limitReached = (subject: string, credits: number, { spent, limit }: BudgetState): CreditLimitError =>
  new CreditLimitError({
    code: "CREDIT_LIMIT",
    message: `${subject} may cost ${count(credits, "credit")}, and ${number(spent)} of the ${number(limit)} that --credit-limit allows may be spent already. Nothing was sent.`,
    credits,
    creditLimit: limit,
  });
