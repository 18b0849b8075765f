import { defaultRetryPolicy, RetryBudget } from "@techlookup/core";
import { endpoints } from "@techlookup/core/contract";
import {
  budgetBehindGate,
  cacheOptions,
  callOptions,
  clientOptions,
  defaultAttemptTimeoutMs,
  pacingOptions,
  policyOptions,
} from "@techlookup/core/platform";

const grouped = (value: number): string => value.toLocaleString("en");
const span = (ms: number): string => (ms < 1_000 ? `${ms} ms` : `${ms / 1_000} s`);

const budget = (): string => {
  const fresh = new RetryBudget(budgetBehindGate);
  const { tokens, capacity } = fresh;
  const cost = fresh.costOf({ retry: "transient", done: "no" });
  return `${tokens} of ${capacity} tokens, ${cost} a retry, ${budgetBehindGate.gain} gained by a success; in pages 1`;
};

const inWords = (value: unknown): string => {
  if (typeof value === "number") return value === Infinity ? "none" : grouped(value);
  if (typeof value === "string" || typeof value === "boolean") return `\`${value}\``;
  const { baseMs, capMs } = (value ?? {}) as { baseMs?: number; capMs?: number };
  if (baseMs === undefined || capMs === undefined) return "none";
  const growth = defaultRetryPolicy.factor === 2 ? "doubling" : `times ${defaultRetryPolicy.factor}`;
  return `${span(baseMs)}, ${growth} to at most ${span(capMs)}`;
};

/** Options that the table of defaults leaves out: for tests, or with nothing to say about a default. */
const unlisted = [
  ...["signal", "retry", "fetch", "clock", "random", "onAttempt", "onRetry", "onResult", "onGate", "beforeAttempt"],
  ...["pacing.window", "pacing.windowMs", "cache.storage", "cache.onError"],
];

/** What the tables of options cannot say: an endpoint decides, or an object of its own. */
const special: Readonly<Record<string, () => string>> = {
  attemptTimeoutMs: () => {
    const live = endpoints["domains.detectLive"].attemptTimeoutMs;
    return `${grouped(defaultAttemptTimeoutMs)}; live detection ${grouped(live)}`;
  },
  "retry.budget": budget,
};

/** The default of each option, in words, by the tables that the client reads. */
export const optionDefaults = (): Readonly<Record<string, string>> => {
  const retry = Object.entries(policyOptions).map(([name, row]) => [`retry.${name}`, row] as const);
  const pacing = Object.entries(pacingOptions).map(([name, row]) => [`pacing.${name}`, row] as const);
  const cache = Object.entries(cacheOptions).map(([name, row]) => [`cache.${name}`, row] as const);
  const others = Object.entries({ ...callOptions, ...clientOptions });
  const rows = [...retry, ["retry.budget", {}] as const, ...others, ...pacing, ...cache];
  const listed = rows.filter(([name]) => !unlisted.includes(name));
  return Object.fromEntries(
    listed.map(([name, row]) => [name, special[name]?.() ?? inWords("default" in row ? row.default : undefined)]),
  );
};
