import type { SandboxSettings } from "./settings.ts";

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
  /** Waits; rejects if the signal aborts. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/**
 * The options of a sandbox.
 *
 * @example
 * createSandbox({ windowMs: 1_000, requests: { pro: 2 }, credits: { pro: 10 } });
 */
export interface SandboxOptions extends SandboxSettings {
  /**
   * Whether web pages of any origin may call and script the sandbox: it responds to preflights and exposes the headers that
   * clients read. Default `false`. Whether the API itself allows it is unknown.
   */
  readonly cors?: boolean;
  /** The clock. Default: the platform's clock. */
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
