import { expect, onTestFinished, it as test } from "vitest";
import type { AdmissionRequest, PacingWindow, Settlement } from "../../../src/pacing/window.ts";

/** A new, empty window, and its time: real, or virtual. */
export interface WindowUnderTest {
  readonly window: PacingWindow;
  /** Lets the window's time go on, in milliseconds. */
  wait(ms: number): Promise<void>;
  /** How much later than it should an answer may be, in milliseconds; on a busy machine, as late as the test itself. Default 0. */
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
const openWindow = ({ window, wait, slackMs = 0 }: WindowUnderTest) => {
  const beganAt = performance.now();
  let waitedMs = 0;
  const tookMs = (): number => performance.now() - beganAt - waitedMs;
  const near = (ms: number | undefined, expected: number): void => {
    const lateMs = slackMs && Math.max(slackMs, tookMs());
    expect(ms).toBeLessThanOrEqual(expected);
    expect(ms).toBeGreaterThanOrEqual(Math.max(0, expected - lateMs));
  };
  const waitFor = (ms: number): Promise<void> => {
    waitedMs += ms;
    return wait(ms);
  };
  const admit = async (request: Partial<AdmissionRequest>) => window.admit({ ...base, ...request });
  /** Whether real time has gone on so far that what a test expects may be over. */
  const isLate = (): boolean => slackMs > 0 && tookMs() > slackMs;
  return { wait: waitFor, near, admit, isLate };
};

/** Opens windows for tests. Where one goes wrong while the machine was so late that what it expects was over, it is tried with a new window. */
export const inTime = (make: () => Promise<WindowUnderTest>) => {
  let isLate = (): boolean => false;
  const open = async () => {
    const made = await make();
    onTestFinished(() => made.close?.());
    const opened = openWindow(made);
    ({ isLate } = opened);
    return opened;
  };
  const it = (what: string, body: () => Promise<void>): void =>
    test(what, async () => {
      for (;;) {
        try {
          return await body();
        } catch (thrown) {
          if (!isLate()) throw thrown;
        }
      }
    });
  return { open, it };
};

/** What `ask` returns when it took less than so long. A busy machine may take longer than a window remembers: then it asks again. */
export const within = async <T>(limitMs: number, ask: () => Promise<T>): Promise<T> => {
  for (;;) {
    const beganAt = performance.now();
    const answer = await ask();
    if (performance.now() - beganAt < limitMs) return answer;
  }
};
