import type { Work } from "../action.ts";
import { printRows } from "../output/print-rows.ts";
import { readCredits } from "./read-credits.ts";

/** Prints the credits of the account and of each key. */
export const credits: Work<object> = async (session) => {
  const client = await session.client();
  const answer = await readCredits(client, session);
  const { totals, keys } = answer;
  const rows = [
    ...keys.map(({ name, key_prefix, plan, credits: { limit, used, remaining, reset_at } }) => ({
      key: `${name} (${key_prefix}…)`,
      plan,
      limit,
      used,
      remaining,
      resets: reset_at,
    })),
    {
      key: "all keys",
      plan: "",
      limit: totals.credits_limit,
      used: totals.credits_used,
      remaining: totals.credits_remaining,
      resets: totals.next_reset_at,
    },
  ];
  await printRows(session, rows, { otherwise: "json", whole: answer });
  return undefined;
};
