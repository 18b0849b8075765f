import { rmSync } from "node:fs";
import type { Gate, GateResult } from "./gate.ts";
import { runCommand } from "./run-command.ts";

/** Runs a gate's commands until one fails. */
export const runGate = async (gate: Gate): Promise<GateResult> => {
  const startedAt = performance.now();
  // A report of an earlier run must not be counted for this one.
  if (gate.testReport) rmSync(gate.testReport, { force: true });
  let output = "";
  for (const command of gate.commands) {
    const result = await runCommand(command);
    output += result.output;
    if (!result.passed) return { gate, state: "failed", output, tookMs: performance.now() - startedAt };
  }
  return { gate, state: "passed", output, tookMs: performance.now() - startedAt };
};
