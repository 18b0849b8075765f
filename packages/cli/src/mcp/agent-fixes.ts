import { limitFix } from "./refusals.ts";

const doctorFirst = "Run the tool doctor, which is free: it says what is wrong. Tell the user.";

/** What an agent can do about an error. The catalogue speaks to whoever writes the code of a call, of methods and options that no tool has. */
const fixes: Readonly<Record<string, string>> = {
  CREDIT_LIMIT: limitFix,
  CONFIGURATION_ERROR: "Correct the value and call again.",
  VALIDATION_ERROR: "The message says what the API refuses. Correct it and call again.",
  NOT_FOUND:
    "Take it as a result: nothing is stored under this name. For a domain, the tool domains_detect_live looks at the website now, for 5 credits; where there is no such tool, the user can restart the server with --live.",
  PAYMENT_REQUIRED:
    "The account has no credits left for this: tell the user. The tool account_credits, which is free, shows when they are reset.",
  FORBIDDEN:
    "The plan or the key does not allow this call: tell the user. The tool account_credits, which is free, shows the plan.",
  UNAUTHORIZED: doctorFirst,
  NETWORK_ERROR: doctorFirst,
  OUTAGE: "The API is down. Call again in a few minutes, or tell the user.",
  RATE_LIMIT: "Wait a minute, then call again, with fewer calls at a time.",
  NO_SLOT: "Wait a minute, then call again, with fewer calls at a time.",
  TIMEOUT: "The call may have been charged. Call again once; if it fails again, tell the user.",
};

/** The same by code; for the others, where to ask. */
export const agentFix = (code: string): string =>
  fixes[code] ?? "Call the tool explain_error with the message, which is free, and tell the user what it says.";
