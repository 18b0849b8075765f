import type { KnownCode } from "@techlookup/core";
import type { ChargeRow } from "./charges.ts";
import type { CallKind } from "./kinds.ts";
import type { WorstCase } from "./worst-case.ts";

/** A number of credits as people say it. */
export const creditsInWords = (credits: number): string => `${credits} ${credits === 1 ? "credit" : "credits"}`;

/** What a cell says: how often the request is sent, and what that costs at worst. */
export const cellInWords = ({ attempts, chargeable, credits }: WorstCase): string => {
  if (attempts === 0) return "0 attempts, 0 credits";
  const sent = attempts === 1 ? "1 attempt" : `up to ${attempts} attempts`;
  if (credits === null) return `${sent}, ${chargeable} times the price`;
  return `${sent}, ${creditsInWords(credits)}`;
};

/** How well a price is known, with the price: `GET, 1 credit, observed`. */
export const priceInWords = ({ method, credits, creditsKnown }: CallKind): string =>
  [method, credits === null ? "price unknown" : `${creditsInWords(credits)}, ${creditsKnown}`].join(", ");

/** Whether such an attempt is charged. That a 429 is free is the vendor's word; nothing else is documented. */
export const chargedInWords = ({ charged, codes, worst }: Pick<ChargeRow, "charged" | "codes" | "worst">): string => {
  if (charged === "unknown") return "unknown";
  const isLimit = codes.includes("RATE_LIMIT" satisfies KnownCode);
  if (isLimit) return "no (documented)";
  const isSent = Object.values(worst.safe).some(({ attempts }) => attempts > 0);
  return isSent ? "no: the request was not sent" : "no: nothing was sent";
};
