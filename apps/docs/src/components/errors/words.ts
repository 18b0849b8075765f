import type { ErrorPage } from "../../../generate/error-page.ts";

/** Whose problem a failure is. */
export const sides: Readonly<Record<ErrorPage["side"], string>> = {
  caller: "your code",
  account: "your account",
  server: "the API",
  network: "the network",
};

/** How well a fact is known, in a word and in a sentence. */
export const knowledge: Readonly<Record<ErrorPage["known"], string>> = {
  documented: "The vendor documents this code.",
  observed: "The vendor does not document this code; it was observed in the code of other clients.",
  ours: "This code is the client's own: the API does not send it.",
};

export const repeating: Readonly<Record<ErrorPage["repeating"], string>> = {
  automatically: "retried automatically",
  "GET only": "GETs retried automatically",
  "not sent": "not sent, so not retried",
  never: "not retried",
};
