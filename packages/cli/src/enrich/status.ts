import type { Health } from "@techlookup/node";
import type { EnrichReport } from "@techlookup/node/enrich";
import { count, duration, number, range } from "./words.ts";

/** What a status is made of. */
export interface StatusFacts {
  readonly report: EnrichReport;
  /** Entries that are still to be taken up, where the list was counted before. */
  readonly total: number | undefined;
  readonly creditLimit: number | undefined;
  /** Credits of the account when the run began. */
  readonly remaining: number | undefined;
  /** Requests of the last sixty seconds. */
  readonly lastMinute: number;
  readonly recordsPerMinute: number | undefined;
  readonly health: Health;
  /** What the run does, if not looking up. */
  readonly activity: string | undefined;
}

/** Entries of a run that are dealt with. */
const finishedOf = ({ counts, leftOut }: EnrichReport): number =>
  Object.values(counts).reduce((sum, one) => sum + one, leftOut);

/** How the run goes, in up to four lines. */
export const statusLines = (facts: StatusFacts): readonly string[] => {
  const { report, total, lastMinute, health, activity } = facts;
  const finished = finishedOf(report);
  const share = total ? ` of ${number(total)} (${Math.floor((100 * finished) / total)} %)` : "";
  const limit = health.rateLimit?.limit;
  const rate = `${count(lastMinute, "request")} in the last minute${limit === undefined ? "" : ` of ${number(limit)}`}`;
  const wait = waitOf(health) ?? activity;
  return [
    [`${number(finished)}${share}`, rate, timeLeft(facts, finished)].filter(Boolean).join(" · "),
    kindsOf(report),
    creditsOf(facts),
    ...(wait === undefined ? [] : [wait]),
  ];
};

/** Records by kind, without those of which there are none. */
export const kindsOf = ({ counts }: EnrichReport): string => {
  const names = { "detected-live": "detected live", "not-found": "not found" } as Readonly<Record<string, string>>;
  const parts = Object.entries(counts).flatMap(([kind, one]) => (one ? [`${names[kind] ?? kind} ${number(one)}`] : []));
  return parts.join(" · ") || "nothing yet";
};

const creditsOf = ({ report: { charge }, creditLimit, remaining }: StatusFacts): string => {
  const limit = creditLimit === undefined ? "" : ` of ${number(creditLimit)} allowed`;
  const left =
    remaining === undefined ? "" : `, about ${number(Math.max(0, remaining - charge.most))} left on the account`;
  return `credits: ${range(charge)} spent${limit}${left}`;
};

/** At the speed of the last minutes, and no faster than the rate limit allows. Nothing while it stands still. */
const timeLeft = (facts: StatusFacts, finished: number): string | undefined => {
  const { total, recordsPerMinute, report, health, activity } = facts;
  if (total === undefined || !recordsPerMinute || health.outages.length || activity) return undefined;
  const left = Math.max(0, total - finished);
  const requestsEach = report.requests / Math.max(1, finished - report.counts.skipped - report.leftOut);
  const limit = health.rateLimit?.limit ?? Infinity;
  const minutes = Math.max(left / recordsPerMinute, (left * requestsEach) / limit);
  return left ? `about ${duration(60_000 * minutes)} left` : undefined;
};

const waitOf = ({ outages: [outage] }: Health): string | undefined => {
  if (!outage) return undefined;
  const { state, forMs, failedProbes, lastCode, lastStatus } = outage;
  const last = [lastStatus, lastCode].filter(Boolean).join(" ");
  return state === "down"
    ? `the API has not answered for ${duration(forMs)} (${last}, tried ${count(failedProbes, "time")} since); the run waits and then continues automatically`
    : "the API answers again; the run picks up speed";
};
