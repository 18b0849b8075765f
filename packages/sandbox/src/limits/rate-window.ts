/**
 * How a server counts requests. `log`: at most the limit in any window's length, each request leaves when it is old enough.
 * `two-bucket`: what CDNs do: the requests of the current window, and those of the one before, weighted by how much of it is
 * still within reach; the result is rounded down. `fixed`: the requests of the current window, all forgotten at its end.
 * Windows of the last two are aligned with 1970 (UTC).
 *
 * @example
 * createSandbox({ window: "two-bucket" });
 */
export type WindowKind = "log" | "two-bucket" | "fixed";

/** What every kind of window is made from. */
export interface WindowSettings {
  /** Requests a window. */
  readonly limit: number;
  /** Its length, in milliseconds. */
  readonly windowMs: number;
  /** Whether a request that is turned away counts all the same. */
  readonly countsRefused: boolean;
}

/** One key's window. Times are milliseconds of the sandbox's clock, and never go back. */
export interface RateWindow {
  /** Lets a request in, and gives 0; or turns it away, and tells for how many milliseconds the window stays shut. */
  enter(nowMs: number): number;
  /** Requests that the window still lets in. */
  remaining(nowMs: number): number;
  /** Milliseconds until more requests are let in than now; `undefined` where none is counted. */
  moreInMs(nowMs: number): number | undefined;
}
