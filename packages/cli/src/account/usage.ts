import type { Work } from "../action.ts";
import { printRows } from "../output/print-rows.ts";

/** The period, as the options name it. */
export interface UsageOptions {
  readonly start?: string;
  readonly end?: string;
}

/** Prints what each key was used for in a period. */
export const usage: Work<UsageOptions> = async (session, _args, { start, end }) => {
  const client = await session.client();
  const answer = await client.account.usage({
    ...(start !== undefined && { start_date: start }),
    ...(end !== undefined && { end_date: end }),
  });
  const { totals, keys, period } = answer;
  const sum = (count: (key: (typeof keys)[number]) => number): number => keys.reduce((all, key) => all + count(key), 0);
  const rows = [
    ...keys.map(({ name, key_prefix, plan, credits, usage: counts }) => ({
      key: `${name} (${key_prefix}…)`,
      plan,
      requests: counts.total_requests,
      succeeded: counts.successful_requests,
      failed: counts.failed_requests,
      credits_limit: credits.limit,
      credits_used: credits.used,
      credits_remaining: credits.remaining,
    })),
    {
      key: "all keys",
      plan: "",
      requests: totals.total_requests,
      succeeded: sum((key) => key.usage.successful_requests),
      failed: sum((key) => key.usage.failed_requests),
      credits_limit: totals.credits_limit,
      credits_used: totals.credits_used,
      credits_remaining: totals.credits_remaining,
    },
  ];
  if (session.format("json") === "table") await session.note(`Requests from ${period.start} to ${period.end}`);
  await printRows(session, rows, { otherwise: "json", whole: answer });
  return undefined;
};
