import { expect, it } from "vitest";
import { exitCodes } from "../../src/exit-codes.ts";
import { type SpendFacts, spendLines } from "../../src/fleet/spend-report.ts";

const state: SpendFacts["after"] = {
  ...{ id: "1", operation: "technologies", live: false, creditLimit: 12, chunkSize: 5, chunks: 2, entries: 10 },
  ...{ listHash: "1", charge: { least: 0, most: 12 }, reserved: 0, requests: 2, repeated: 2, finished: 2 },
  counts: { found: 0, "detected-live": 0, "not-found": 2, failed: 0, ambiguous: 8 },
};
const linesOf = (exitCode: SpendFacts["exitCode"]) =>
  spendLines({ run: "november", rows: {}, notDomains: 0, before: state, after: state, out: undefined, exitCode });

it("names --repeat-ambiguous where nobody knows what was charged", () => {
  expect(linesOf(exitCodes.ambiguous).at(-1)).toContain("with --repeat-ambiguous");
});

it("names the credit limit instead where that is what keeps lookups open", () => {
  const last = linesOf(exitCodes.credits).at(-1);
  expect(last).toContain("submit the same list again with a higher --credit-limit, then collect it again");
  expect(last).not.toContain("--repeat-ambiguous");
});
