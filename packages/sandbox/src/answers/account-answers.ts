import type { Account } from "../account.ts";
import { dayOf } from "../charges/book.ts";
import { invalid } from "../envelope.ts";
import type { Answers } from "./answers.ts";

const dayMs = 86_400_000;

const keyOf = ({ key }: Account) => ({
  id: `key_${key.name}`,
  key_prefix: key.secret.slice(0, 12),
  name: `Sandbox ${key.name}`,
  plan: key.plan,
  status: key.status,
});

/** What the account has used, and has left. */
export const accountAnswers: Answers<"account"> = {
  "account.usage": ({ start_date, end_date }, { state, account }) => {
    const nowMs = state.clock.now();
    const start = start_date ?? dayOf(nowMs - 30 * dayMs);
    const end = end_date ?? dayOf(nowMs);
    if (start > end) throw invalid("start_date", `must not be after end_date, got '${start}'`);
    const credits = account.reportedCredits(nowMs);
    const { total, successful } = account.sum(start, end);
    const usage = { total_requests: total, successful_requests: successful, failed_requests: total - successful };
    return {
      owner_id: "org_sandbox",
      period: { start, end },
      keys: [{ ...keyOf(account), credits, usage }],
      totals: {
        credits_limit: credits.limit,
        credits_used: credits.used,
        credits_remaining: credits.remaining,
        total_requests: total,
      },
    };
  },

  "account.credits": (_given, { state, account }) => {
    const credits = account.reportedCredits(state.clock.now());
    return {
      owner_id: "org_sandbox",
      totals: {
        credits_limit: credits.limit,
        credits_used: credits.used,
        credits_remaining: credits.remaining,
        next_reset_at: credits.reset_at,
      },
      keys: [{ ...keyOf(account), credits }],
    };
  },
};
