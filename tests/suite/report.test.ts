import { describe, expect, it } from "vitest";
import { isRecorded, problemsOf, rowOf, tableOf } from "./report.ts";

const outcome = (group: string, id: string, problem?: string) => ({
  ...{ group, id, says: `${id} says.`, differs: id === "odd" },
  ...(problem !== undefined && { problem }),
});
const result = {
  id: "deno" as const,
  ...{ title: "Deno", version: "2.0.0" },
  outcomes: [outcome("decoding", "a"), outcome("budget", "b", "is 2"), outcome("faults", "odd")],
};

describe("the report of a runtime", () => {
  it("counts vectors and faults apart, and names the differences", () => {
    expect(rowOf(result)).toEqual({
      ...{ runtime: "deno", title: "Deno", version: "2.0.0" },
      vectors: { passed: 1, total: 2 },
      faults: { passed: 1, total: 1 },
      differences: ["faults/odd"],
    });
  });

  it("is a row of a table", () => {
    expect(tableOf([rowOf(result)])).toBe(
      [
        "runtime  version  vectors passed  faults passed  known differences",
        "Deno     2.0.0    1 of 2          1 of 1         1",
      ].join("\n"),
    );
  });

  it("tells what did not pass, and why a runtime could not be run", () => {
    expect(problemsOf(result)).toEqual(["Deno, budget/b: b says.\n  is 2"]);
    expect(problemsOf({ ...result, outcomes: [], problem: "not installed" })).toEqual(["Deno: not installed"]);
  });

  it("is compared with the record by counts and differences, not by versions", () => {
    const row = rowOf(result);
    expect(isRecorded([row], [{ ...row, version: "1.9.0" }])).toBe(true);
    expect(isRecorded([row], [{ ...row, vectors: { passed: 1, total: 1 } }])).toBe(false);
    expect(isRecorded([row], [{ ...row, differences: [] }])).toBe(false);
  });
});
