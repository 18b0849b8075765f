import { systemClock } from "@techlookup/core";

/** The time that something may take: ended by the caller's leaving, or by a limit. */
export interface TimeLimit {
  /** Which of the two ended it, once one has. */
  readonly endedBy: "caller" | "time" | undefined;
  /** Aborts when it is ended. */
  readonly signal: AbortSignal;
  /** A promise's outcome, unless the time is over first: then it rejects, also where the promise heeds no signal. */
  race<T>(promise: PromiseLike<T>): Promise<T>;
  /** Lets go of the timer and of the caller's signal. */
  release(): void;
}

/** Starts a time limit of `timeoutMs`; `Infinity` leaves the caller's signal alone. */
export const startTimeLimit = (timeoutMs: number, caller: AbortSignal): TimeLimit => {
  const controller = new AbortController();
  const { promise: over, reject } = Promise.withResolvers<never>();
  over.catch(() => {}); // Nobody may be racing when it happens.
  let endedBy: TimeLimit["endedBy"];
  const end = (by: "caller" | "time"): void => {
    endedBy ??= by;
    reject(new Error(by === "time" ? "the time is over" : "the caller left"));
    controller.abort();
  };
  const onAbort = (): void => end("caller");
  if (caller.aborted) onAbort();
  else caller.addEventListener("abort", onAbort);
  const cancelTimer =
    timeoutMs === Number.POSITIVE_INFINITY ? undefined : systemClock.setTimer(() => end("time"), timeoutMs);
  return {
    get endedBy() {
      return endedBy;
    },
    signal: controller.signal,
    race: (promise) => Promise.race([over, promise]),
    release: () => {
      cancelTimer?.();
      caller.removeEventListener("abort", onAbort);
    },
  };
};
