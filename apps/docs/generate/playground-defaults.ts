import { callOptions, defaultAttemptTimeoutMs, policyOptions } from "@techlookup/core/platform";
import type { numbers } from "../src/components/playground/setup.ts";

const grouped = (value: number): string => value.toLocaleString("en");

/** What holds where a number is left out, as the playground shows it. By the tables that the client reads. */
export const playgroundDefaults = (): Readonly<Record<(typeof numbers)[number], string>> => ({
  maxAttempts: grouped(policyOptions.maxAttempts.default),
  maxWaitMs: grouped(policyOptions.maxWaitMs.default),
  attemptTimeoutMs: grouped(defaultAttemptTimeoutMs),
  deadlineMs: grouped(callOptions.deadlineMs.default),
  patienceMs: grouped(callOptions.patienceMs.default),
  maxResponseBytes: grouped(callOptions.maxResponseBytes.default),
  ...{ creditLimit: "no limit", limit: "the server's", liveDelayMs: "0", before: "0", abortAfterMs: "never" },
});
