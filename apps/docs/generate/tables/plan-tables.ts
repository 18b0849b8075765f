import { endpoints, type KnownEndpoint, listEndpoints } from "@techlookup/core/contract";
// @boundaries-ignore the plans are the sandbox's own, and no option of it
import { plans } from "../../../../packages/sandbox/src/plans.ts";
import { table } from "./table.ts";

const sizes = [10_000, 1_000_000] as const;
const stored = endpoints["domains.get"].credits;
const live = endpoints["domains.detectLive"].credits;

/** What a list may come to: every domain stored, or none of them and `--live`. */
const cases = [
  { name: "", requestsEach: 1, creditsEach: stored },
  { name: ", all live", requestsEach: 2, creditsEach: stored + live },
] as const;

const grouped = (value: number): string => value.toLocaleString("en-US");
const badge = (known: string): string => `<span class="known known-${known}">${known}</span>`;
const titled = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** The least time in which a rate limit lets requests through: the first window is full at once, and each further minute frees as many places. Seconds. */
export const leastSeconds = (requests: number, aMinute: number): number =>
  Math.ceil(60 * Math.max(0, requests / aMinute - 1));

/** A time as people say it. */
export const timeInWords = (seconds: number): string => {
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return `${minutes} min`;
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  const hours = Math.round(minutes / 60);
  return `${Math.floor(hours / 24)} days ${hours % 24} h`;
};

/** Credits as months of a plan: `0.2`, `1`, `100`. */
const monthsInWords = (credits: number, aMonth: number): string => grouped(Math.ceil((10 * credits) / aMonth) / 10);

const knownOf = (name: string): KnownEndpoint["known"] => {
  const found = listEndpoints().find((endpoint) => endpoint.name === name);
  if (!found) throw new Error(`The contract has no endpoint ${name}`);
  return found.known;
};

/** What each plan allows. How well it is known is told by the comments of `plans.ts`. */
const planTable = (): string =>
  table(
    ["Plan", `Requests a minute ${badge("documented")}`, `Credits a month ${badge("observed")}`],
    Object.entries(plans).map(([name, { requests, credits }]) => [titled(name), grouped(requests), grouped(credits)]),
  );

const priceTable = (): string =>
  table(
    ["Lookup", "Credits"],
    (
      [
        ["stored profile, the default", "domains.get"],
        ["company, with `--operation company`", "companies.get"],
        ["live detection, with `--live`", "domains.detectLive"],
      ] as const
    ).map(([what, name]) => [what, `${endpoints[name].credits} ${badge(knownOf(name).credits)}`]),
  );

const rowsOf = (cell: (total: { requests: number; credits: number }) => readonly string[]): string[][] =>
  sizes.flatMap((size) =>
    cases.map(({ name, requestsEach, creditsEach }) => [
      grouped(size) + name,
      ...cell({ requests: size * requestsEach, credits: size * creditsEach }),
    ]),
  );

const timeTable = (): string =>
  table(
    ["Domains", ...Object.keys(plans).map(titled)],
    rowsOf(({ requests }) => Object.values(plans).map((plan) => timeInWords(leastSeconds(requests, plan.requests)))),
  );

const costTable = (): string =>
  table(
    ["Domains", "Credits", ...Object.keys(plans).map(titled)],
    rowsOf(({ credits }) => [
      grouped(credits),
      ...Object.values(plans).map((plan) => monthsInWords(credits, plan.credits)),
    ]),
  );

/** The arithmetic of a list by plan, from the sandbox's plans and the endpoint contract. */
export const planTables = (): Readonly<Record<string, string>> => ({
  plans: planTable(),
  prices: priceTable(),
  "list-times": timeTable(),
  "list-costs": costTable(),
});
