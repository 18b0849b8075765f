import type { Interruption } from "../answers/client-failures.ts";
import { read } from "../errors/plain-data.ts";
import { type Clock, setAlarm } from "../options/clock.ts";
import type { Cutoff } from "./transport.ts";

/** What an attempt is held to. */
export interface DeadlineOptions {
  /** The limit that passes first, and its name. */
  readonly timeout: Required<Pick<Interruption, "limit" | "timeoutMs">>;
  /** What is left of it, in milliseconds. */
  readonly leftMs: number;
  /** The caller's. */
  readonly signal?: AbortSignal | undefined;
  /** The client's. */
  readonly clock: Clock;
}

/**
 * The time of one attempt, from its credentials to the last byte of its answer: ended by the caller's signal or by a limit.
 * Whoever waits for the attempt hears of its end directly, not by way of `fetch`, which may ignore its signal.
 *
 * @example
 * const deadline = new Deadline(options);
 * await deadline.race(fetch("https://example.com", { signal: deadline.signal })).finally(deadline.end);
 */
export class Deadline implements Cutoff {
  /** What ended the attempt, once something has. */
  interruption: Interruption | undefined;
  /** Releases the timer and the caller's signal. */
  readonly end: () => void;
  #controller: AbortController | undefined;
  #callback: (() => void) | undefined;

  /** Starts the attempt's time. */
  constructor({ timeout, leftMs, signal, clock }: DeadlineOptions) {
    const cut = (): void => {
      // Nobody is there to catch what a signal of another library throws.
      this.interruption = read(signal, "aborted") ? { reason: read(signal, "reason") } : timeout;
      this.#callback?.();
      this.#controller?.abort();
    };
    this.end = setAlarm({ afterMs: leftMs, signal, clock }, cut);
    if (signal?.aborted) {
      this.end();
      cut();
    }
  }

  /** Whether something has ended the attempt. */
  get isCut(): boolean {
    return this.interruption !== undefined;
  }

  /** Aborts at the end of the attempt. */
  get signal(): AbortSignal {
    this.#controller ??= new AbortController();
    if (this.isCut) this.#controller.abort();
    return this.#controller.signal;
  }

  /**
   * Sets the one function that is called at the end of the attempt.
   *
   * @example
   * deadline.onCut(() => console.log("the attempt is over"));
   */
  onCut(callback: () => void): void {
    this.#callback = callback;
    if (this.isCut) callback();
  }

  /**
   * A promise's outcome, unless the attempt ends first: then it rejects.
   *
   * @example
   * await deadline.race(fetch("https://example.com"));
   */
  race<T>(promise: PromiseLike<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.onCut(() => reject(this.interruption));
      promise.then(resolve, reject);
    });
  }
}
