import type { AttemptRecord } from "../errors/attempt-record.ts";
import type { RateLimit } from "../errors/errors.ts";
import type { Outage } from "../errors/outage.ts";
import type { TechLookupError } from "../errors/tech-lookup-error.ts";

/** What every hook receives: the call as it stands. Frozen. Holds no secret: no key, no header, no query. */
export interface CallEvent {
  /** Tells calls of this process (page, worker) apart: counted from 1, the same in all events of one call. */
  readonly call: number;
  /** `GET`. */
  readonly method: string;
  /** The path as it was sent, with that of the base URL: `/v1/domain/example.com`. */
  readonly path: string;
  /** The path with its parameters named, fit for metrics: `/v1/domain/{domain}`; `/v1/{path}` for `request()`. */
  readonly route: string;
  /** Scheme, host and port of the server. */
  readonly origin: string;
  /** Every attempt so far, the latest last. In `onRetry`, its `waitMs` and `waitReason` describe the wait that begins. */
  readonly attempts: readonly AttemptRecord[];
  /** Whether the answer came from the cache, and nothing was sent. Absent where it did not. */
  readonly cached?: boolean;
  /** Of a cached answer: how long ago the server gave it, in milliseconds. */
  readonly ageMs?: number;
  /** Whether the answer is that of a request for another call of the same, whose events tell its attempts. Absent where it is not. */
  readonly shared?: true;
  /** The rate limit, as the last answer stated it. */
  readonly rateLimit?: RateLimit;
  /** The retry budget as it stands, in tokens. */
  readonly budget: { readonly tokens: number; readonly capacity: number };
  /** `onResult` only: why the call was given up. Absent when it succeeded. */
  readonly error?: TechLookupError;
}

/** What `onGate` receives: calls wait together, or go on. Frozen. Holds no secret. Times are in milliseconds. */
export interface GateEvent extends Partial<Outage> {
  /** What they wait for: `outage`, a server that is down; `rate-limit`, after a 429, the moment that the server named. */
  readonly reason: "outage" | "rate-limit";
  /** `closed`: calls wait from now on. `probe`: one of them tries the server. `open`: they go on. */
  readonly gate: "closed" | "probe" | "open";
  /** `rate-limit` only, when it closes: for how long, at the least. */
  readonly waitMs?: number;
}

/** Functions that observe a client. One that throws or rejects changes nothing. */
export interface Hooks {
  /** After every attempt, successful or not. */
  readonly onAttempt?: ((event: CallEvent) => void) | undefined;
  /** Before every wait that precedes a further attempt. */
  readonly onRetry?: ((event: CallEvent) => void) | undefined;
  /** Once a call, at its end. */
  readonly onResult?: ((event: CallEvent) => void) | undefined;
  /** Whenever calls begin to wait together, one of them tries the server, or they go on. Where clients share a gate, one of them is told. */
  readonly onGate?: ((event: GateEvent) => void) | undefined;
}
