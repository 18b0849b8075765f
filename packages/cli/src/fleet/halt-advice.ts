import type { HaltReason } from "@techlookup/bullmq";

const advice: Readonly<Record<string, string>> = {
  CREDIT_LIMIT: "Submit the same list again with a higher --credit-limit: it continues.",
  PAYMENT_REQUIRED: "Once the account has credits, submit the same list again: it continues.",
  UNAUTHORIZED: "Check the key with techlookup doctor, then submit the same list again.",
  FORBIDDEN: "Once the plan includes the endpoint, submit the same list again: it continues.",
};

/** What to do about a run that was stopped. */
export const haltAdvice = ({ code }: HaltReason): string =>
  advice[code] ?? "Once that is solved, submit the same list again: it continues.";
