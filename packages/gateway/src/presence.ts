import type { Waiting } from "./ask-api.ts";

/** The callers who wait for a call together, until it is sent: from then on nobody's leaving matters. */
export class Presence implements Waiting {
  readonly #ended: AbortController = new AbortController();
  readonly #stops = new Set<() => void>();
  #present = 0;
  #isSent = false;

  /** Begins with the one who starts the call. */
  constructor(left: AbortSignal | undefined) {
    this.#add(left);
  }

  /** Aborts when all have left. */
  get left(): AbortSignal {
    return this.#ended.signal;
  }

  /** Another caller waits as well. Returns whether that is still possible: what all have left is not sent. */
  join(left: AbortSignal | undefined): boolean {
    if (this.left.aborted) return false;
    this.#add(left);
    return true;
  }

  /** It is sent. */
  onSend = (): void => {
    this.#isSent = true;
    for (const stop of this.#stops) stop();
  };

  #add(left: AbortSignal | undefined): void {
    if (this.#isSent) return;
    const leave = (): void => {
      stop();
      if (--this.#present === 0) this.#ended.abort();
    };
    const stop = (): void => {
      this.#stops.delete(stop);
      left?.removeEventListener("abort", leave);
    };
    // First, since a signal of another library may throw: nobody is counted who cannot leave.
    const isGone = left?.aborted === true;
    if (!isGone) left?.addEventListener("abort", leave);
    this.#present++;
    this.#stops.add(stop);
    if (isGone) leave();
  }
}
