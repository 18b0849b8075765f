import { planRequests } from "@techlookup/core/contract";
import { priceOf, stepsOf } from "@techlookup/core/platform";
import type { JournalReader } from "@techlookup/node/enrich";
import type { Row } from "../output/print-rows.ts";
import type { EnrichFlags } from "./enrich-flags.ts";
import type { Survey } from "./survey.ts";
import { duration, number, range } from "./words.ts";

type PlanName = keyof typeof planRequests;

/** What a run would come to, by the documented prices. */
export interface Plan {
  readonly rows: number;
  readonly domains: number;
  readonly notDomains: number;
  readonly unknownSuffixes: number;
  readonly cached: number;
  readonly alreadyPaid: string;
  readonly toLookUp: number;
  readonly creditsLeast: number;
  readonly creditsMost: number;
  readonly secondsByPlan: Readonly<Record<PlanName, number>>;
}

/** What a run over a list would come to. Nothing is sent to find that out. */
export const planOf = (
  { rows, domains, notDomains, odd, done, failed, open }: Survey,
  { operation, live = false, retryFailed = false }: Pick<EnrichFlags, "operation" | "live" | "retryFailed">,
  journal: JournalReader | undefined,
): Plan => {
  const steps = stepsOf(operation, live);
  const price = priceOf(operation, live);
  const cached = done + (retryFailed ? 0 : failed);
  const toLookUp = domains - cached;
  const requests = toLookUp * steps.length;
  // The first window is full at once, and then each minute frees as many places.
  const seconds = Object.entries(planRequests).map(([plan, limit]) => [
    plan,
    Math.ceil(60 * Math.max(0, requests / limit - 1)),
  ]);
  return {
    rows,
    domains,
    notDomains,
    unknownSuffixes: odd,
    cached,
    alreadyPaid: range(journal?.charge ?? { least: 0, most: 0 }),
    toLookUp,
    creditsLeast: (toLookUp - open) * (steps[0]?.credits ?? 0),
    creditsMost: toLookUp * price,
    secondsByPlan: Object.fromEntries(seconds),
  };
};

/** The same as rows of a table. */
export const planRows = (
  plan: Plan,
  { live, creditLimit }: Pick<EnrichFlags, "live" | "creditLimit">,
): readonly Row[] => [
  { what: "rows", value: number(plan.rows) },
  { what: "distinct domains", value: number(plan.domains) },
  { what: "rows that are not domains", value: number(plan.notDomains) },
  { what: "domains with an unknown suffix", value: number(plan.unknownSuffixes) },
  { what: "cached: answered by the journal", value: number(plan.cached) },
  { what: "already paid, credits", value: plan.alreadyPaid },
  { what: "to look up", value: number(plan.toLookUp) },
  { what: "to pay, credits", value: number(plan.creditsLeast) },
  {
    // A 500 is retried, and whether it is charged is unknown: only `--credit-limit` is a limit.
    what: live ? "without retries at most, each detected live" : "without retries at most, credits",
    value: number(plan.creditsMost),
  },
  ...(creditLimit === undefined ? [] : [{ what: "credit limit", value: number(creditLimit) }]),
  ...Object.entries(plan.secondsByPlan).map(([name, seconds]) => ({
    what: `time at ${number(planRequests[name as PlanName])} requests a minute (${name} plan)`,
    value: seconds ? duration(seconds * 1_000) : "under a minute",
  })),
];
