import { existsSync, readFileSync } from "node:fs";
import type { GateResult } from "./gate.ts";

export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

interface TestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
}

/** Each gate counts for one; the gate of the unit tests counts for its tests. */
const countOne = ({ gate, state }: GateResult): Counts => {
  const own: Counts = state === "passed" ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  if (!gate.testReport || !existsSync(gate.testReport)) return own;
  const report = JSON.parse(readFileSync(gate.testReport, "utf8")) as TestReport;
  // Failed without a failed test: a file did not load, or an error came from outside of the tests.
  const failed = state === "passed" ? report.numFailedTests : Math.max(1, report.numFailedTests);
  return { passed: report.numPassedTests, failed };
};

export const count = (results: readonly GateResult[]): Counts =>
  results.map(countOne).reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed }), {
    passed: 0,
    failed: 0,
  });
