import { type CatalogCause, catalog } from "../catalog/index.ts";
import { accountCauses } from "./account-causes.ts";
import { answerCauses } from "./answer-causes.ts";
import { callerCauses } from "./caller-causes.ts";
import type { Clues, Rules } from "./clues.ts";
import { isKnownCode } from "./known-words.ts";
import { networkCauses } from "./network-causes.ts";
import { requestCauses } from "./request-causes.ts";
import { timeCauses } from "./time-causes.ts";

/** What has to stand in a text before a cause is named, by code. */
export const causeRules: Rules = {
  ...accountCauses,
  ...requestCauses,
  ...networkCauses,
  ...timeCauses,
  ...answerCauses,
  ...callerCauses,
};

/** The cause of an error that the text gives evidence of; `undefined` where it gives none. */
export const pickCause = (code: string | undefined, clues: Clues): CatalogCause | undefined => {
  if (!isKnownCode(code)) return undefined;
  const id = causeRules[code]?.find(([, holds]) => holds(clues))?.[0];
  return catalog[code].causes.find((cause) => cause.id === id);
};
