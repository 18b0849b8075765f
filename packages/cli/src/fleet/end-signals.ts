import { exitCodes } from "../exit-codes.ts";

const signals = ["SIGTERM", "SIGINT", "SIGHUP"] as const;

/** Listens for the signals that end a worker: the first one in good order, another one at once. */
export class EndSignals {
  readonly #onSignal: (signal: NodeJS.Signals) => void;
  /** Which was first. */
  first: NodeJS.Signals | undefined;

  constructor({ first, second }: { readonly first: () => void; readonly second: () => void }) {
    this.#onSignal = (signal) => {
      if (this.first) {
        second();
        process.exit(exitCodes.interrupted);
      }
      this.first = signal;
      first();
    };
    for (const name of signals) process.on(name, this.#onSignal);
  }

  /** Listens no more. */
  stop(): void {
    for (const name of signals) process.off(name, this.#onSignal);
  }
}
