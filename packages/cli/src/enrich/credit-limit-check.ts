import { UsageError } from "../usage-error.ts";
import type { EnrichFlags } from "./enrich-flags.ts";

/**
 * Sees to it that a run which looks at websites has a limit.
 *
 * @throws UsageError when it has none.
 */
export const checkCreditLimit = ({
  live,
  operation,
  creditLimit,
}: Pick<EnrichFlags, "live" | "operation" | "creditLimit">): void => {
  if (!(live || operation === "live") || creditLimit !== undefined) return;
  const price = "Looking at a website costs 5 credits";
  throw new UsageError(
    `${price}, so a limit is required: --credit-limit 500, for example. --dry-run shows what a list may cost.`,
  );
};
