import type { KnownCode } from "@techlookup/core";
import { accountRemedies } from "./account-remedies.ts";
import { answerRemedies } from "./answer-remedies.ts";
import { callerRemedies } from "./caller-remedies.ts";
import { connectionRemedies } from "./connection-remedies.ts";
import type { Remedy } from "./remedy.ts";
import { requestRemedies } from "./request-remedies.ts";
import { serverRemedies } from "./server-remedies.ts";

/** How each code is fixed. One without a remedy does not compile. */
export const remedies: Readonly<Record<KnownCode, Remedy>> = {
  ...requestRemedies,
  ...accountRemedies,
  ...serverRemedies,
  ...connectionRemedies,
  ...answerRemedies,
  ...callerRemedies,
};
