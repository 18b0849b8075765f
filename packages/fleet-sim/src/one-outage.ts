// @boundaries-ignore the real code, part by part
import { budgetBehindGate } from "../../core/src/recovery/budget-behind-gate.ts";
import { ours } from "./ours.ts";
import { goThroughOutage, type Told } from "./outage-run.ts";
import { fiveRetries } from "./peers.ts";

export { type Told, timing } from "./outage-run.ts";

/** When the gate changed. */
export interface GateMoments {
  readonly closedMs: number;
  /** Requests that had failed by then, and were sent after the last success. */
  readonly failuresInRow: number;
  /** When it tried the server since, up to the first time that it was answered. */
  readonly probesMs: readonly number[];
  readonly answeredMs: number;
  readonly openedMs: number;
}

/** A typical outage, as three clients go through it. */
export interface MedianOutage extends Readonly<Record<"gated" | "ungated" | "repeating", Told>> {
  readonly gate: GateMoments;
  readonly runs: number;
  /** The share of the outage's calls that succeed with a gate, in all runs. */
  readonly savedShare: number;
}

/**
 * One outage as a client with a gate goes through it.
 *
 * @throws Error where the gate does not close and open exactly once, so that there is nothing to draw.
 */
export const oneOutage = (seed: number): { told: Told; gate: GateMoments } => {
  const { told, requests, changes } = goThroughOutage(seed, (onGate) => ours({ budget: budgetBehindGate, onGate }));
  const [closedMs = Infinity, openedMs = Infinity, ...further] = changes;
  const since = requests.filter(({ atMs }) => atMs >= closedMs);
  const answered = since.findIndex(({ isWell }) => isWell);
  const first = since[answered];
  if (openedMs === Infinity || further.length > 0 || !first) {
    throw new Error(`The gate changes at ${changes.join(", ")} ms, and should close once and open once`);
  }
  const before = requests.filter(({ endMs }) => endMs <= closedMs);
  const upMs = Math.max(...before.map(({ isWell, endMs }) => (isWell ? endMs : 0)));
  const failuresInRow = before.filter(({ isWell, atMs }) => !isWell && atMs >= upMs).length;
  const probesMs = since.slice(0, answered + 1).map(({ atMs }) => atMs);
  return { told, gate: { closedMs, failuresInRow, probesMs, answeredMs: first.endMs, openedMs } };
};

/**
 * The run in the middle of so many, by when the server is found to be back; beside it the same client without a gate, and one that repeats each call
 * five times, without a budget either. What the site's guide draws.
 *
 * @throws Error as above.
 */
export const medianOutage = (runs: number): MedianOutage => {
  const all = Array.from({ length: runs }, (_, index) => ({ seed: index + 1, ...oneOutage(index + 1) }));
  all.sort((a, b) => a.gate.answeredMs - b.gate.answeredMs);
  const savedShare = all.reduce((sum, { told }) => sum + told.saved / told.begun, 0) / runs;
  const middle = all[Math.floor(runs / 2)];
  if (!middle) throw new Error("There is no run in the middle of none");
  const { told: gated, gate, seed } = middle;
  const ungated = goThroughOutage(seed, () => ours({ hasGate: false })).told;
  return { gated, ungated, repeating: goThroughOutage(seed, () => fiveRetries).told, gate, runs, savedShare };
};
