import { exitCodes } from "../exit-codes.ts";

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Ends a run when the user, or whoever started it, asks for it: the first time in good order, the second time at once. */
export class Interrupts {
  readonly #controller = new AbortController();
  readonly #onSignal: () => void;

  #isInterrupted = false;

  /**
   * @param first Called with the first signal.
   * @param second Called with the second one, just before the process ends.
   */
  constructor(first: () => void, second: () => void) {
    this.#onSignal = () => {
      if (this.#isInterrupted) {
        second();
        process.exit(exitCodes.interrupted);
      }
      this.#isInterrupted = true;
      this.end("interrupted");
      first();
    };
    for (const name of signals) process.on(name, this.#onSignal);
  }

  /** Aborts with the first signal. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Ends the run for another reason. */
  end(reason: string): void {
    this.#controller.abort(reason);
  }

  /** Listens no more. */
  stop(): void {
    for (const name of signals) process.off(name, this.#onSignal);
  }
}
