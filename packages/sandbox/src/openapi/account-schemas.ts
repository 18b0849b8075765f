import type { AccountKey, AccountKeyUsage, Credits, KeyCredits, Usage } from "@techlookup/core";
import type { Schema } from "./open-api-document.ts";
import { type AnswersOf, count, day, type Fields, firm, listOf, schemaOf, text, time } from "./schema.ts";

const keyCredits: Fields<KeyCredits> = { limit: count, used: count, remaining: count, reset_at: time };

const accountKey: Fields<AccountKey> = {
  id: text,
  key_prefix: text,
  name: text,
  plan: text,
  status: text,
  credits: schemaOf("KeyCredits"),
};

const keyUsage: Fields<AccountKeyUsage> = {
  ...accountKey,
  usage: firm(
    { total_requests: count, successful_requests: count, failed_requests: count } satisfies Fields<
      AccountKeyUsage["usage"]
    >,
    "What the key was used for in the period.",
  ),
};

const usage: Fields<Usage> = {
  owner_id: text,
  period: firm({ start: day, end: day } satisfies Fields<Usage["period"]>, "The days that were asked for."),
  keys: listOf(schemaOf("AccountKeyUsage")),
  totals: firm(
    {
      credits_limit: count,
      credits_used: count,
      credits_remaining: count,
      total_requests: count,
    } satisfies Fields<Usage["totals"]>,
    "All keys together.",
  ),
};

const credits: Fields<Credits> = {
  owner_id: text,
  totals: firm(
    {
      credits_limit: count,
      credits_used: count,
      credits_remaining: count,
      next_reset_at: time,
    } satisfies Fields<Credits["totals"]>,
    "All keys together.",
  ),
  keys: listOf(schemaOf("AccountKey")),
};

/** What the account's endpoints answer. Documented, so every field is required. */
export const accountSchemas: Readonly<
  Record<AnswersOf<"account"> | "KeyCredits" | "AccountKey" | "AccountKeyUsage", Schema>
> = {
  KeyCredits: firm(keyCredits, "Credits of a key in this month."),
  AccountKey: firm(accountKey, "A key of the organisation, without its secret."),
  AccountKeyUsage: firm(keyUsage, "A key with what it was used for in the period."),
  Usage: firm(usage, "Requests and credits used in a period."),
  Credits: firm(credits, "Credits used and left."),
};
