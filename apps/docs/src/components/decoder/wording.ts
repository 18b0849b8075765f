import type { Retrying } from "@techlookup/core/decoder";

/** What may be said of a retry. "Automatically" is said only to those whose text shows this client. */
export const retryWords: Readonly<Record<Retrying, string>> = {
  automatic: "retried automatically",
  "worth-retrying": "worth retrying",
  pointless: "a retry does not help",
};

/** How sure it is. */
export const certainty = { exact: "certain", likely: "likely", guess: "a guess" } as const;
