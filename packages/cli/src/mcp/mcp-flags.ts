import { UsageError } from "../usage-error.ts";

/** What stands on the command line of `mcp`, read. */
export interface McpFlags {
  readonly creditLimit: number;
  readonly live?: boolean;
  readonly folder?: readonly string[];
  readonly redis?: string;
  readonly budget?: string;
  readonly http?: number;
}

/** @throws UsageError when options do not go together. */
export const checkFlags = ({ redis, budget }: McpFlags): void => {
  if (redis !== undefined && budget === undefined)
    throw new UsageError("--redis needs a --budget: the name of the limit that servers share, such as agents-2026-12.");
  if (budget === undefined) return;
  if (redis === undefined) throw new UsageError("--budget is shared in a Redis. Name it with --redis.");
  if (!/^[\w.-]{1,64}$/.test(budget))
    throw new UsageError(
      `--budget must be 1 to 64 letters, digits, ".", "-" and "_", and is ${JSON.stringify(budget)}.`,
    );
};
