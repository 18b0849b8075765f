import type { HeaderSource } from "../answers/answer-fields.ts";

/** What a request came to, as far as its place is concerned. */
export type SlotResult = "answered" | "refused" | "lost" | "unsent";

/** What is known of it besides. */
export interface SlotDetails {
  /** Of its answer. */
  readonly headers?: HeaderSource | undefined;
  /** When its last byte had left, by the time of day (`Clock.now`). Only from a transport that knows. */
  readonly sentAtMs?: number | undefined;
  /** Of a refused one: the wait that the server asks for, in milliseconds. Default 1,000. */
  readonly retryAfterMs?: number | undefined;
}

/** A place in the server's window: the right to send one request, now. */
export interface Slot {
  /** It is no refusal. */
  readonly refused?: undefined;
  /** How long the call waited for it, in milliseconds. */
  readonly waitedMs: number;
  /**
   * Says what became of the request; once, at the end of the attempt, whatever its end. `answered`: by any answer. `refused`: by a 429
   * of the rate limit. `lost`: it may have left, and no answer came (cut off, say). `unsent`: certainly not sent.
   */
  settle(result: SlotResult, details?: SlotDetails): void;
}

/** Why a call is not sent: it would wait longer than it may, too many wait, its caller left, or the window rejects. */
export interface Refusal {
  /** Why. */
  readonly refused: "deadline" | "queue" | "aborted" | "window";
  /** The wait it would need at the least, in milliseconds. */
  readonly waitMs: number;
  /** How long it had waited, in milliseconds. */
  readonly waitedMs: number;
  /** How many calls may wait, where too many do. */
  readonly maxQueue?: number | undefined;
  /** What the window threw. */
  readonly cause?: unknown;
}

/** A call that asks for a place. */
export interface Entry {
  /** In the lane that gives way to the other. */
  readonly bulk?: boolean | undefined;
  /** Whether its answer takes the server long, as live detection's: it does not go first on an unknown window, nor teach how far the server is. */
  readonly slow?: boolean | undefined;
  /** A call that was sent before, and is first of its lane. */
  readonly again?: boolean | undefined;
  /** Ends its wait. */
  readonly signal?: AbortSignal | undefined;
  /** How long it may wait, in milliseconds. */
  readonly remainingMs: number;
  /** The limit of the attempt that follows, in milliseconds. */
  readonly attemptTimeoutMs: number;
}
