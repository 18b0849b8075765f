import type { TechLookupClient } from "../client.ts";
import type { AttemptRecord } from "../errors/attempt-record.ts";
import { isTechLookupError } from "../errors/guards.ts";
import type { TechLookupError } from "../errors/tech-lookup-error.ts";
import type { CallOptions } from "../options/call-options.ts";
import type { Step } from "./operations.ts";
import type { Charge } from "./record.ts";

/** What a lookup came to: of a record, what does not stem from the list. */
export type Finding =
  | { readonly kind: "found" | "detected-live"; readonly data: unknown }
  | { readonly kind: "not-found" }
  | { readonly kind: "failed" | "ambiguous"; readonly error: TechLookupError };

/** A lookup that has ended. */
export interface Lookup {
  /** Absent where it came to nothing: what ended it ends the run, and a later run may try it again. */
  readonly finding?: Finding;
  /** What ends the run. */
  readonly end?: TechLookupError;
  /** What it has cost. */
  readonly charge: Charge;
  /** Requests that were made. */
  readonly requests: number;
  /** Whether a request was repeated though the one before may have been charged. Absent where none was. */
  readonly repeated?: true;
}

/** What a run says to its lookups. */
export interface LookupOptions {
  /** Ends a call that has not been sent. */
  readonly signal: AbortSignal;
  /** Called before each request with what it may cost, beyond what was reserved before, in vain. What it throws ends the lookup. */
  readonly reserve: (credits: number) => void | Promise<void>;
  /** Gives back what was certainly not charged. */
  readonly release: (credits: number) => void;
}

/** How the calls of a run differ from others: they wait for as long as it takes, and pay twice for nothing. */
const options: CallOptions = {
  priority: "bulk",
  deadlineMs: Infinity,
  patienceMs: Infinity,
  // A 429 costs nothing, and a window may open late.
  retry: { repeat: "not-done", maxAttempts: 10, maxWaitMs: 3_600_000 },
};

/**
 * Errors that every further call would meet as well. A firewall's own 401 to 403 has another code.
 *
 * @example
 * if (isTechLookupError(error) && endsRun(error)) throw error;
 */
export const endsRun = ({ code }: TechLookupError): boolean =>
  /^(UNAUTHORIZED|FORBIDDEN|PAYMENT_REQUIRED|CREDIT_LIMIT|CONFIGURATION_ERROR)$/.test(code);

/** Whether nobody knows what came of the last request: it may have been carried out, and its answer was lost. */
const isLost = ({ stopped, attempts }: TechLookupError): boolean => {
  const last = attempts.at(-1);
  if (!last || last.free) return false;
  // A gateway's answer says as little of what is behind it as none at all.
  return stopped === "not-repeatable" || last.status === undefined || (last.status < 300 && last.code !== undefined);
};

/** What the requests of one call have cost. */
class Bill {
  /** The attempts so far. */
  attempts: readonly AttemptRecord[] = [];
  #reserved = 0;
  readonly #credits: number;

  constructor(credits: number) {
    this.#credits = credits;
  }

  reserve(): void {
    this.#reserved += this.#credits;
  }

  get most(): number {
    return this.attempts.filter(({ free }) => !free).length * this.#credits;
  }

  /** What was reserved in vain. */
  get rest(): number {
    return this.#reserved - this.most;
  }
}

/**
 * Makes the calls of an operation for one domain. Nothing is repeated whose answer was lost: whether it may be paid twice is decided by the run.
 *
 * @example
 * const { finding } = await lookUp(client, "example.com", stepsOf("technologies", false), run);
 */
export const lookUp = async (
  client: TechLookupClient,
  domain: string,
  steps: readonly Step[],
  { signal, reserve, release }: LookupOptions,
): Promise<Lookup> => {
  let [least, most, requests, repeated] = [0, 0, 0, false];
  const end = (finding?: Finding, error?: TechLookupError): Lookup => ({
    ...(finding && { finding }),
    ...(error && { end: error }),
    charge: { least, most },
    requests,
    ...(repeated && { repeated }),
  });
  for (const { kind, credits, call } of steps) {
    const bill = new Bill(credits);
    let isRefused = false;
    const settle = (attempts: readonly AttemptRecord[], isCharged: boolean): void => {
      bill.attempts = attempts;
      release(bill.rest);
      requests += attempts.length;
      most += bill.most;
      repeated ||= bill.most > credits;
      if (isCharged) least += credits;
    };
    const beforeAttempt = async (attempts: readonly AttemptRecord[]): Promise<void> => {
      bill.attempts = attempts;
      isRefused = true;
      const isReserved = bill.rest >= credits;
      await reserve(isReserved ? 0 : credits);
      isRefused = false;
      if (!isReserved) bill.reserve();
    };
    try {
      const { data, meta } = await call(client, domain, { ...options, signal, beforeAttempt }).withResponse();
      settle(meta.attempts, meta.attempts.length > 0);
      return end({ kind, data });
    } catch (error) {
      if (!isTechLookupError(error)) throw error;
      const { attempts, code } = error;
      // The error of a request that was not allowed knows of none before.
      settle(attempts.length ? attempts : bill.attempts, false);
      if (code === "NOT_FOUND") continue;
      const isAmbiguous = isLost(error);
      if (isRefused || endsRun(error) || (code === "ABORTED" && !isAmbiguous)) return end(undefined, error);
      return end({ kind: isAmbiguous ? "ambiguous" : "failed", error });
    }
  }
  return end({ kind: "not-found" });
};
