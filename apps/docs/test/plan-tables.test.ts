import { endpoints } from "@techlookup/core/contract";
import { expect, it } from "vitest";
// @boundaries-ignore what --dry-run says has to be what the guide says
import { planOf } from "../../../packages/cli/src/enrich/dry-run.ts";
// @boundaries-ignore the plans are the sandbox's own, and no option of it
import { plans } from "../../../packages/sandbox/src/plans.ts";
import { leastSeconds, planTables, timeInWords } from "../generate/tables/plan-tables.ts";

const counts = {
  rows: 0,
  notDomains: 0,
  problems: [],
  odd: 0,
  oddities: [],
  garbled: undefined,
  done: 0,
  failed: 0,
  open: 0,
};
const flags = { header: true, operation: "technologies", order: "finished" } as const;

/** The row of a table that begins with a cell. */
const rowOf = (table: string | undefined, cell: string): string[] =>
  (table?.split("\n").find((line) => line.startsWith(`| ${cell} |`)) ?? "")
    .split("|")
    .map((text) => text.trim())
    .slice(2, -1);

it.each([
  [10_000, false],
  [10_000, true],
  [1_000_000, false],
  [1_000_000, true],
])("%d domains (live: %s) take and cost what --dry-run says", (domains, live) => {
  const dry = planOf({ ...counts, domains }, { ...flags, live }, undefined);
  const cell = domains.toLocaleString("en-US") + (live ? ", all live" : "");
  const seconds = Object.values(dry.secondsByPlan);
  const requests = domains * (live ? 2 : 1);
  expect(seconds).toEqual(Object.values(plans).map((plan) => leastSeconds(requests, plan.requests)));
  expect(rowOf(planTables()["list-times"], cell)).toEqual(seconds.map(timeInWords));
  expect(rowOf(planTables()["list-costs"], cell)[0]).toBe(dry.creditsMost.toLocaleString("en-US"));
});

it("shows the plans as the sandbox has them, and prices as the contract has them", () => {
  const { plans: shown, prices } = planTables();
  for (const { requests, credits } of Object.values(plans))
    expect(shown).toContain(`| ${requests.toLocaleString("en-US")} | ${credits.toLocaleString("en-US")} |`);
  expect(prices).toContain(`| ${endpoints["domains.detectLive"].credits} <span class="known known-documented">`);
  expect(prices).toContain(`| ${endpoints["domains.get"].credits} <span class="known known-observed">`);
});

it.each([
  [32 * 60, "32 min"],
  [9_940, "2 h 46 min"],
  [59_940, "16 h 39 min"],
  [199_940, "2 days 8 h"],
])("%d seconds are %s", (seconds, text) => {
  expect(timeInWords(seconds)).toBe(text);
});
