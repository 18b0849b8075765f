import { defaultRetryPolicy, type KnownCode } from "@techlookup/core";
import { remedies } from "../src/remedies/index.ts";
import { costOf } from "./charges/cost-of-code.ts";
import type { ErrorPage } from "./error-page.ts";

/** The three things that a reader wants to know first. */
export interface AtAGlance {
  readonly retry: string;
  readonly wait: string;
  readonly cost: string;
}

const seconds = (ms: number): string => `${ms / 1_000} s`;

/** The longest waits of a backoff: "0.5, 1 and 2 s". */
const listOf = (waits: ErrorPage["schedule"]["waits"]): string => {
  const all = waits.map(({ maxMs }) => String(Math.ceil(maxMs / 100) / 10));
  return `${all.slice(0, -1).join(", ")} and ${all.at(-1)} s`;
};

/**
 * Whether a call is retried, how long to wait, and what it may cost. The first two come from the retry schedule where the client retries.
 *
 * @param isForAll Whether calls are retried that are not safe to repeat, such as live detection.
 */
export const atAGlance = (code: KnownCode, { waits }: ErrorPage["schedule"], isForAll: boolean): AtAGlance => {
  const { retry, wait } = remedies[code];
  const cost = costOf(code);
  if (waits.length === 0) return { retry: retry ?? "No", wait: wait ?? "Nothing to wait for", cost };
  const kind = isForAll ? "" : " for a GET";
  const isAsked = waits.some(({ reason }) => reason === "retry-after");
  const asked = `As long as \`Retry-After\` says, up to ${seconds(defaultRetryPolicy.maxWaitMs)}`;
  return {
    retry: `Automatic${kind}: up to ${waits.length + 1} attempts`,
    wait: wait ?? (isAsked ? asked : `Automatic: at most ${listOf(waits)}`),
    cost,
  };
};
