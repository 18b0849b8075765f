import { isTechLookupError } from "@techlookup/node";
import { isJournalError } from "@techlookup/node/enrich";
import { type ExitCode, exitCodes } from "./exit-codes.ts";
import { UsageError } from "./usage-error.ts";

/** The code of an error, where it is that of one of them. */
const byCode: Readonly<Record<string, ExitCode>> = {
  UNAUTHORIZED: exitCodes.account,
  FORBIDDEN: exitCodes.account,
  PAYMENT_REQUIRED: exitCodes.credits,
  CREDIT_LIMIT: exitCodes.credits,
  VALIDATION_ERROR: exitCodes.badInput,
  ABORTED: exitCodes.interrupted,
  RATE_LIMIT: exitCodes.unreachable,
  INTERNAL_ERROR: exitCodes.unreachable,
  GATEWAY_ERROR: exitCodes.unreachable,
  UNEXPECTED_STATUS: exitCodes.unreachable,
  UNEXPECTED_REDIRECT: exitCodes.unreachable,
  INVALID_RESPONSE: exitCodes.unreachable,
  TRUNCATED_RESPONSE: exitCodes.unreachable,
  NETWORK_ERROR: exitCodes.unreachable,
  TIMEOUT: exitCodes.unreachable,
  NO_SLOT: exitCodes.unreachable,
  OUTAGE: exitCodes.unreachable,
};

/** The exit code for something that was thrown. */
export const exitCodeOf = (thrown: unknown): ExitCode => {
  if (thrown instanceof UsageError) return thrown.exitCode;
  if (!isTechLookupError(thrown)) return exitCodes.unexpected;
  if (isJournalError(thrown)) return exitCodes.journal;
  if (thrown.code !== "CONFIGURATION_ERROR") return byCode[thrown.code] ?? exitCodes.someFailed;
  return "argument" in thrown && thrown.argument === "apiKey" ? exitCodes.account : exitCodes.badInput;
};
