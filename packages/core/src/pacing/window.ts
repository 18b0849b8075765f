/** What became of a request that had a place. Relative times alone, so that nobody's time of day matters. */
export interface Settlement {
  /** The place that it had. */
  readonly id: string;
  /**
   * `counted`: the server has counted it. `refused`: it answered 429. `unused`: it was never sent, so that its place is free.
   */
  readonly as: "counted" | "refused" | "unused";
  /** How long ago the server had counted it at the latest, in milliseconds. Below 0: it will have by then. */
  readonly agoMs: number;
  /** The limit that the answer told, in requests a window. */
  readonly limit?: number | undefined;
  /** What it told to be left of it. */
  readonly remaining?: number | undefined;
  /** Of a `refused` one: for how long the server wants no request, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
}

/** One step: tells what became of earlier requests, and asks when further ones may start. */
export interface AdmissionRequest {
  /**
   * Asks for one start each, in this order. Names are unique for all time, and made by who asks: one that is asked for again,
   * since an answer was lost, is given the same start.
   */
  readonly ids: readonly string[];
  /** Of the lane that leaves a tenth of the window to the others while these come. */
  readonly bulk: boolean;
  /** Starts further ahead than this are not given out, in milliseconds: a process that dies holds few. */
  readonly horizonMs: number;
  /** For how long after its start a request may be on its way to the server, in milliseconds. Its place is free a window later. */
  readonly leaseMs: number;
  /** Taken in before anything is given out. */
  readonly settlements: readonly Settlement[];
  /** The server's window, in milliseconds. */
  readonly windowMs: number;
  /** The limit as the user told it. The server's own word counts where it is less. */
  readonly limit?: number | undefined;
  /** The part of the limit that may be used, above 0 up to 1. */
  readonly share: number;
}

/** What a window answers, in milliseconds from now. */
export interface Admission {
  /** When requests may start, for the first of `ids`; 0 is now. */
  readonly starts: readonly number[];
  /** No further request can start earlier than this. */
  readonly waitMs: number;
  /** When it is worth asking again. */
  readonly askMs: number;
  /** Nothing may start for so long, whatever was given out before: the server refused a request. 0: it did not. */
  readonly gateMs: number;
  /** How many may start within one window. Absent: as many as like. */
  readonly capacity?: number | undefined;
  /** Nothing is known of the server yet: one request goes ahead, and the others wait for its answer. */
  readonly cold: boolean;
}

/**
 * The one window in which all requests of a key are counted: in this process, or in a store that many share. To add a store,
 * run `admit` of `calendar.ts` in it, in one atomic step by the store's own clock, or port it, and hold the port against the
 * suite that all windows pass (`test/pacing/describe-window.ts`).
 *
 * - One window a key, named by a hash of it. The key itself is not stored.
 * - An answer comes at once where nothing lies between (no promise), else within a second. One that does not come by then is asked
 *   for again, and the starts of one that takes more than two are given back.
 * - A window that cannot be reached follows the policy its user chose: it answers from a window of this process (with a part of the
 *   limit), or that nothing starts yet (`starts: []`, `askMs`), or rejects. Then calls that wait are refused.
 * - What was settled in a step that rejects is settled again with the next one.
 * - Losing all it knew is allowed: the next request goes alone, and its answer tells what is left.
 *
 * @example
 * const window: PacingWindow = memoryWindow(systemClock);
 * const client = new TechLookup({ pacing: { window } });
 */
export interface PacingWindow {
  /** Takes in what is settled, and gives out starts: `admit` of `calendar.ts`. */
  admit(request: AdmissionRequest): Admission | Promise<Admission>;
}
