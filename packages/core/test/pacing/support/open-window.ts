import { expect } from "vitest";
import type { AdmissionRequest, PacingWindow, Settlement } from "../../../src/pacing/window.ts";

/** A new, empty window, and its time: real, or virtual. */
export interface WindowUnderTest {
  readonly window: PacingWindow;
  /** Lets the window's time go on, in milliseconds. */
  wait(ms: number): Promise<void>;
  /** How much later than it should an answer may be, in milliseconds. Default 0. */
  readonly slackMs?: number;
  /** Ends what it holds. */
  close?(): Promise<void>;
}

export const windowMs = 1_000;
export const marginMs = 50;
/** What is asked unless a test says otherwise. */
export const base: AdmissionRequest = {
  ...{ ids: [], bulk: false, horizonMs: 400, leaseMs: 300, settlements: [], windowMs, share: 1, limit: 3 },
};
/** A request that was counted so long ago. */
export const counted = (id: string, agoMs = 0, told: Partial<Settlement> = {}): Settlement => ({
  id,
  as: "counted",
  agoMs,
  ...told,
});

/** The window with what tests need. */
export const openWindow = ({ window, wait, slackMs = 0 }: WindowUnderTest) => {
  const near = (ms: number | undefined, expected: number): void => {
    expect(ms).toBeLessThanOrEqual(expected);
    expect(ms).toBeGreaterThanOrEqual(Math.max(0, expected - slackMs));
  };
  return { wait, near, admit: async (request: Partial<AdmissionRequest>) => window.admit({ ...base, ...request }) };
};
