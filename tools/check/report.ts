import type { GateResult, State } from "./gate.ts";

const marks: Readonly<Record<State, string>> = { passed: "ok", failed: "FAILED", "not run": "NOT RUN" };

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;

/** One line a gate, and its warnings; all that it printed when it did not pass. */
export const reportGate = ({ gate, state, output, tookMs }: GateResult): string => {
  const line = `${marks[state].padEnd(9)}${gate.name.padEnd(24)}${seconds(tookMs).padStart(8)}`;
  const warnings = output.match(/^warning: .+$/gm) ?? [];
  if (state === "passed") return [line, ...warnings.map((warning) => `    ${warning}`)].join("\n");
  return `${line}\n${output.trimEnd().replace(/^/gm, "    ")}\n`;
};

/** The end: what did not pass, by name. */
export const reportAll = (results: readonly GateResult[], tookMs: number): string => {
  const bad = results.filter(({ state }) => state !== "passed").map(({ gate, state }) => `${gate.name} (${state})`);
  const verdict = bad.length === 0 ? "All passed" : `Did not pass: ${bad.join(", ")}`;
  return `\n${verdict}. ${results.length} ${results.length === 1 ? "gate" : "gates"} in ${seconds(tookMs)}.`;
};
