import type { PlanName } from "./plans.ts";

/**
 * The clock of a sandbox. Injected, so that tests need not wait.
 *
 * @example
 * let now = Date.UTC(2026, 0, 1);
 * const sandbox = createSandbox({ clock: { now: () => now, sleep: async () => {} } });
 * now += 60_000; // The window is open again.
 */
export interface Clock {
  /** Milliseconds since 1970 (UTC). */
  now(): number;
  /** Waits; rejects when the signal aborts. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/**
 * How a sandbox is set up.
 *
 * @example
 * createSandbox({ windowMs: 1_000, requests: { pro: 2 }, credits: { pro: 10 } });
 */
export interface SandboxOptions {
  /** Length of the rolling window of the rate limit, in milliseconds. Default 60,000, as documented. */
  readonly windowMs?: number;
  /** Requests a window by plan, where they are to differ from the documented 60, 300 and 1,000. */
  readonly requests?: Readonly<Partial<Record<PlanName, number>>>;
  /** Credits a month by plan, where they are to differ from the observed 100, 10,000 and 50,000. */
  readonly credits?: Readonly<Partial<Record<PlanName, number>>>;
  /**
   * Whether pages of any origin may call the sandbox, and script it: preflights are answered, and the headers that clients
   * read are exposed. Default `false`. The API itself is not known to allow it.
   */
  readonly cors?: boolean;
  /** How long live detection takes, in milliseconds. Default 0. */
  readonly liveDelayMs?: number;
  /** Default: the platform's clock. */
  readonly clock?: Clock;
}

/** The platform's clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      const end = (settle: () => void): void => {
        clearTimeout(timer);
        signal.removeEventListener("abort", onAbort);
        settle();
      };
      const onAbort = (): void => end(() => reject(signal.reason));
      const timer = setTimeout(() => end(resolve), ms);
      if (signal.aborted) onAbort();
      else signal.addEventListener("abort", onAbort);
    }),
};
