import { interruptionFailure } from "../answers/client-failures.ts";
import { createError } from "../errors/create-error.ts";
import { isTechLookupError } from "../errors/guards.ts";
import { withoutStack } from "../errors/place-at.ts";
import { read } from "../errors/plain-data.ts";
import { readFields } from "../errors/record.ts";
import type { TechLookupError } from "../errors/tech-lookup-error.ts";
import type { RetrySettings } from "../options/call-options.ts";
import { setAlarm } from "../options/clock.ts";
import { type AttemptTimer, watchAttempts } from "./attempt-timer.ts";
import type { Progress } from "./progress.ts";
import { labelOf } from "./send-once.ts";
import type { CallSettings } from "./settings.ts";
import { stoppedError } from "./stop.ts";

/** An error of somebody else's call, for one more caller: with a stack of its own. */
const copyOf = (error: TechLookupError): TechLookupError =>
  withoutStack(() => createError({ ...readFields(error), cause: error.cause }));

/** Whether retries follow the same rules, on the same budget. */
const isSamePolicy = (one: RetrySettings, other: RetrySettings): boolean =>
  one === other ||
  (one.budget === other.budget &&
    JSON.stringify({ ...one, budget: undefined }) === JSON.stringify({ ...other, budget: undefined }));

/**
 * One request on its way, and all the calls that wait for it: the first one's loop, which goes on until the last of them has left. Each leaves by its
 * own signal and its own deadline. The loop's deadline is the latest of theirs.
 */
export class Flight<Landing> {
  readonly #controller: AbortController = new AbortController();
  /** The call that is made. */
  readonly first: Progress;
  readonly #own: CallSettings;
  readonly #landing: Promise<Landing>;
  readonly #timer: AttemptTimer;
  #waiting = 0;
  /** Its time was over: whoever has more begins anew. */
  #isOver = false;

  /**
   * Takes off: makes the first caller's call.
   *
   * @param fly Makes it, by the settings that the progress has then. It may reject.
   */
  constructor(first: Progress, fly: () => Promise<Landing>) {
    this.first = first;
    this.#own = first.settings;
    this.#timer = watchAttempts(first.settings);
    first.settings = { ...first.settings, ...this.#timer.settings, signal: this.#controller.signal };
    this.#landing = fly();
    // Nobody may be left to hear of it.
    this.#landing.catch(() => {});
  }

  /** Whether a call may join: it must want the same of the request, and somebody must wait for it still. */
  fits({ attemptTimeoutMs, maxResponseBytes, patienceMs, priority, retry }: CallSettings): boolean {
    const own = this.#own;
    const isSame =
      own.attemptTimeoutMs === attemptTimeoutMs &&
      own.maxResponseBytes === maxResponseBytes &&
      own.patienceMs === patienceMs;
    const isOpen = !this.#isOver && !this.#controller.signal.aborted;
    return isOpen && isSame && own.priority === priority && isSamePolicy(own.retry, retry);
  }

  /**
   * Waits for the landing, as long as a caller wants to. Rejects with the error of a call that fails, a copy of its own for each that joined, and
   * with that of a caller who leaves. `undefined`: what ended was the time of others, and there is some left of this one's.
   */
  async board(caller: Progress): Promise<Landing | undefined> {
    const isFirst = caller === this.first;
    const own = isFirst ? this.#own : caller.settings;
    const boardedMs = caller.elapsedMs;
    const remainingMs = own.deadlineMs - boardedMs;
    const endMs = Math.ceil(this.first.elapsedMs + remainingMs);
    if (!isFirst) {
      caller.origin = { shared: true };
      this.#prolong(endMs);
    }
    this.#waiting += 1;
    let end: (() => void) | undefined;
    try {
      return await new Promise<Landing | undefined>((resolve, reject) => {
        const leave = (): void => {
          this.#waiting -= 1;
          const isLast = this.#waiting === 0;
          const isAborted = read(own.signal, "aborted") === true;
          const isEnd = this.first.settings.deadlineMs <= endMs;
          // The loop ends by itself, or by the signal, and tells it better.
          if (isLast && isAborted) this.#controller.abort(read(own.signal, "reason"));
          if (isLast && (isAborted || isEnd)) return;
          if (isLast) this.#controller.abort();
          else if (isFirst) this.#keepPlace();
          reject(this.#left(own, isAborted));
        };
        end = setAlarm({ afterMs: remainingMs, signal: own.signal, clock: own.clock }, leave);
        this.#landing.then(resolve, (error: unknown) => {
          const { code, stopped, limit } = readFields(error);
          const isTime = stopped === "deadline" && (code === "NO_SLOT" || code === "OUTAGE" || limit === "deadline");
          // Who came later has patience left, less what it has waited here.
          const outageMs = caller.outageMs + caller.elapsedMs - boardedMs;
          const isPatient = stopped === "outage" && outageMs < own.patienceMs;
          if (isFirst || !isTechLookupError(error)) reject(error);
          else if ((isTime || isPatient) && caller.remainingMs > 0) {
            if (isPatient) caller.outageMs = outageMs;
            this.#isOver = true;
            caller.origin = undefined;
            resolve(undefined);
          } else reject(isTime ? this.#left(own, false) : copyOf(error));
        });
      });
    } finally {
      end?.();
    }
  }

  /** The call of who leaves gives back a place whose request was not sent: this one is on its way. */
  #keepPlace(): void {
    const { settle } = this.first;
    if (settle) this.first.settle = (outcome) => outcome && settle(outcome);
  }

  /** Gives the call the time that one more caller has. So does the attempt in the air, within its own limit. */
  #prolong(endMs: number): void {
    const first = this.first;
    if (endMs <= first.settings.deadlineMs) return;
    first.settings = { ...first.settings, deadlineMs: endMs };
    this.#timer.restart(first.attemptTimeoutMs, first.remainingMs);
  }

  /** The error of a caller who left. */
  #left({ signal, deadlineMs, redact }: CallSettings, isAborted: boolean): TechLookupError {
    const cut = isAborted
      ? { reason: read(signal, "reason") }
      : ({ limit: "deadline", timeoutMs: deadlineMs } as const);
    const failure = interruptionFailure(cut, labelOf(this.first.spec), redact);
    return stoppedError(isAborted ? "aborted" : "deadline", failure, this.first);
  }
}
