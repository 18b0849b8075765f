import { describe, expect, it } from "vitest";
import { nodeLines, policyWarnings, type Schedule } from "./node-policy.ts";

const schedule: Schedule = {
  v20: { lts: "2023-10-24", end: "2026-04-30" },
  v22: { lts: "2024-10-29", end: "2027-04-30" },
  v23: { end: "2025-06-01" },
  v24: { lts: "2025-10-28", end: "2028-04-30" },
  v27: { lts: "2027-10-20", end: "2030-04-30" },
};

describe("supported lines of Node", () => {
  it("have their days from the schedule", () => {
    expect(nodeLines([22], schedule)).toEqual([{ major: 22, lts: "2024-10-29", endOfLife: "2027-04-30" }]);
    expect(nodeLines().map(({ major }) => major)).toContain(24);
  });

  it.each([23, 99])("cannot be %s, which never becomes LTS", (major) => {
    expect(() => nodeLines([major], schedule)).toThrow(`Node ${major} has no day`);
  });

  it("are those that are LTS and have not ended", () => {
    expect(policyWarnings([22, 24], schedule, "2027-04-30")).toEqual([]);
  });

  it.each([
    [[22, 24], "2027-05-01", "Node 22 reached the end of its life on 2027-04-30"],
    [[24], "2026-11-26", "Node 22 is LTS since 2024-10-29"],
    [[24], "2027-10-20", "Node 27 is LTS since 2027-10-20"],
  ])("%j are warned of on %s: %s", (supported, today, warning) => {
    expect(policyWarnings(supported, schedule, today)).toEqual([expect.stringContaining(warning)]);
  });
});
