import { constants } from "node:os";

const signals = ["SIGHUP", "SIGINT", "SIGTERM"] as const;

/** A signal ends a process without its `exit` event, and so without tidying up: it is made an ordinary exit. */
const exitOn = (signal: (typeof signals)[number]): never => process.exit(128 + constants.signals[signal]);

/** Runs `clean` once: when it is disposed of, or else when this process ends, by Ctrl-C too. It must be synchronous. */
export const cleanup = (clean: () => void): Disposable => {
  for (const signal of signals) if (process.listenerCount(signal, exitOn) === 0) process.on(signal, exitOn);
  const run = (): void => {
    process.off("exit", run);
    clean();
  };
  // The newest first: programs end before the folder that they run in is removed.
  process.prependOnceListener("exit", run);
  return { [Symbol.dispose]: run };
};
