import type { GatewayAnswer } from "./answer.ts";
import type { Waiting } from "./ask-api.ts";
import { Presence } from "./presence.ts";

/**
 * How long a good answer is kept for whoever asks the same again, in milliseconds: a browser that has lost its connection
 * asks again at once. Our decision.
 */
const shareMs = 10_000;

/** Characters of answers that are kept at most, all together: some tens of megabytes at worst. Our decision. */
const maxKeptLength = 16 * 1024 * 1024;

interface Shared {
  readonly answer: Promise<GatewayAnswer>;
  /** Who waits for it. */
  readonly presence: Presence;
  /** `Infinity` while it is under way. */
  untilMs: number;
  /** Of the answer that is kept. */
  length: number;
}

/**
 * Calls that are not to be made twice. Browsers repeat a POST by themselves when they lose its connection, and a page cannot
 * keep them from it: the repeated one joins the first, which is made to its end for it.
 */
export class SharedCalls {
  readonly #now: () => number;
  readonly #calls = new Map<string, Shared>();
  #keptLength = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  #forget(key: string, shared: Shared): void {
    // The key may belong to a later call by now.
    if (this.#calls.get(key) === shared && this.#calls.delete(key)) this.#keptLength -= shared.length;
  }

  /** Keeps an answer for a while, in place of the oldest where there are too many. */
  #keep(key: string, shared: Shared, length: number): void {
    shared.untilMs = this.#now() + shareMs;
    shared.length = length;
    this.#keptLength += length;
    const timer: unknown = setTimeout(() => this.#forget(key, shared), shareMs);
    // A server that has been closed does not live on for it.
    (timer as { unref?: () => void }).unref?.();
    const nowMs = this.#now();
    for (const [other, old] of this.#calls) {
      const isTooMuch = this.#keptLength > maxKeptLength && old.untilMs < Number.POSITIVE_INFINITY;
      // A worker's timers may end with the request that set them.
      if (isTooMuch || old.untilMs <= nowMs) this.#forget(other, old);
    }
  }

  /**
   * The answer of a call that is under way or has just been made, if the key's is; else that of the one it starts. One that waits for its
   * turn is not sent when all have left who asked for it.
   *
   * @param left Aborts when the caller leaves.
   */
  join(
    key: string,
    left: AbortSignal | undefined,
    start: (waiting: Waiting) => Promise<GatewayAnswer>,
  ): Promise<GatewayAnswer> {
    const running = this.#calls.get(key);
    if (running && running.untilMs > this.#now() && running.presence.join(left)) return running.answer;
    if (running) this.#forget(key, running);
    const presence = new Presence(left);
    const answer = start(presence);
    const shared: Shared = { answer, presence, untilMs: Number.POSITIVE_INFINITY, length: 0 };
    this.#calls.set(key, shared);
    answer.then(
      ({ status, json }) => {
        if (status === 200) this.#keep(key, shared, json.length);
        // What failed may be asked for again at once.
        else this.#forget(key, shared);
      },
      () => this.#forget(key, shared),
    );
    return answer;
  }
}
