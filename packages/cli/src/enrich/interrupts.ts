import { exitCodes } from "../exit-codes.ts";

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** What is said when a run is ended. */
export interface InterruptWords {
  /** The process ends at once, since nothing has been paid that would have to be waited for. */
  readonly early: () => void;
  /** The run ends in good order. */
  readonly first: () => void;
  /** The process ends at once after all. */
  readonly second: () => void;
}

/**
 * Ends a run when the user, or whoever started it, asks for it: at once as long as nothing is under way, then in good order, and at the second time
 * at once.
 */
export class Interrupts {
  readonly #controller = new AbortController();
  readonly #onSignal: () => void;

  #isUnderWay = false;
  #isInterrupted = false;

  constructor({ early, first, second }: InterruptWords) {
    this.#onSignal = () => {
      if (!this.#isUnderWay || this.#isInterrupted) {
        (this.#isUnderWay ? second : early)();
        process.exit(exitCodes.interrupted);
      }
      this.#isInterrupted = true;
      this.end("interrupted");
      first();
    };
    for (const name of signals) process.on(name, this.#onSignal);
  }

  /** From now on there is something to wait for. */
  begin(): void {
    this.#isUnderWay = true;
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
