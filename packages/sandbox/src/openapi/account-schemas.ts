import type { AccountKey, AccountKeyUsage, Credits, KeyCredits, Usage } from "@techlookup/core";
import type { Schema } from "./open-api-document.ts";
import { type AnswersOf, count, day, type Fields, field, firm, listOf, schemaOf, text, time } from "./schema.ts";

const keyCredits: Fields<KeyCredits> = {
  limit: field(count, "Credits that the key may use each month."),
  used: field(count, "Credits used since the last reset."),
  remaining: field(count, "Credits left until the next reset."),
  reset_at: field(time, "When the credits are reset."),
};

const accountKey: Fields<AccountKey> = {
  id: field(text, "The ID of the key."),
  key_prefix: field(text, "The first characters of the key."),
  name: field(text, "The name that the organisation gave the key."),
  plan: field(text, "The plan that the key belongs to."),
  status: field(text, "Whether the key is in use."),
  credits: field(schemaOf("KeyCredits"), "The credits of the key in this month."),
};

const requestCounts: Fields<AccountKeyUsage["usage"]> = {
  total_requests: field(count, "All requests in the period."),
  successful_requests: field(count, "Requests that succeeded."),
  failed_requests: field(count, "Requests that failed."),
};

const keyUsage: Fields<AccountKeyUsage> = {
  ...accountKey,
  usage: firm(requestCounts, "How much the key was used in the period."),
};

/** In the totals of both answers. */
const totals = {
  credits_limit: field(count, "The credit limit."),
  credits_used: field(count, "Credits used."),
  credits_remaining: field(count, "Credits left."),
};

const period: Fields<Usage["period"]> = {
  start: field(day, "The first day of the period, included."),
  end: field(day, "The last day of the period, included."),
};

const usageTotals: Fields<Usage["totals"]> = {
  ...totals,
  total_requests: field(count, "All requests in the period."),
};

const usage: Fields<Usage> = {
  owner_id: field(text, "The ID of the organisation."),
  period: firm(period, "The days that the counts cover."),
  keys: field(listOf(schemaOf("AccountKeyUsage")), "The keys of the organisation."),
  totals: firm(usageTotals, "All keys together."),
};

const creditTotals: Fields<Credits["totals"]> = {
  ...totals,
  next_reset_at: field(time, "When the credits are reset next."),
};

const credits: Fields<Credits> = {
  owner_id: field(text, "The ID of the organisation."),
  totals: firm(creditTotals, "All keys together."),
  keys: field(listOf(schemaOf("AccountKey")), "The keys of the organisation."),
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
