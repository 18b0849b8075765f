import type { AttemptRecord } from "../errors/attempt-record.ts";
import type { RateLimit } from "../errors/errors.ts";
import type { Outage } from "../errors/outage.ts";
import type { TechLookupError } from "../errors/tech-lookup-error.ts";

/** What every hook receives: the current state of the call. Frozen. Contains no secret: no key, no header, no query. */
export interface CallEvent {
  /** The number of the call in this process (web page, worker), counted from 1: the same in all events of one call. */
  readonly call: number;
  /** The HTTP method, such as `GET`. */
  readonly method: string;
  /** The path as it was sent, including the path of the base URL: `/v1/domain/example.com`. */
  readonly path: string;
  /** The path with its parameters named, fit for metrics: `/v1/domain/{domain}`; `/v1/{path}` for `request()`. */
  readonly route: string;
  /** Scheme, host and port of the server. */
  readonly origin: string;
  /** Every attempt so far, the latest last. In `onRetry`, its `waitMs` and `waitReason` describe the wait that begins. */
  readonly attempts: readonly AttemptRecord[];
  /** Whether the response came from the cache, and nothing was sent. Absent if it did not. */
  readonly cached?: boolean;
  /** For a cached response: how long ago the server sent it, in milliseconds. */
  readonly ageMs?: number;
  /** Whether the response belongs to another, identical call, whose events list the attempts. Absent if it does not. */
  readonly shared?: true;
  /** The rate limit, as the last response stated it. */
  readonly rateLimit?: RateLimit;
  /** The current retry budget, in tokens. */
  readonly budget: { readonly tokens: number; readonly capacity: number };
  /** `onResult` only: the error of the call. Absent if it succeeded. */
  readonly error?: TechLookupError;
}

/** What `onGate` receives: calls begin to wait together, or resume. Frozen. Contains no secret. Times are in milliseconds. */
export interface GateEvent extends Partial<Outage> {
  /** What they wait for. `outage`: the server is down. `rate-limit`: after a 429, the time that the server named. */
  readonly reason: "outage" | "rate-limit";
  /** `closed`: calls wait from now on. `probe`: one of them tries the server. `open`: they resume. */
  readonly gate: "closed" | "probe" | "open";
  /** `rate-limit` only, when it closes: the shortest wait. */
  readonly waitMs?: number;
}

/** Functions that observe a client. If one throws or rejects, the call is not affected. */
export interface Hooks {
  /** After every attempt, successful or not. */
  readonly onAttempt?: ((event: CallEvent) => void) | undefined;
  /** Before every wait that precedes another attempt. */
  readonly onRetry?: ((event: CallEvent) => void) | undefined;
  /** Once for each call, at its end. */
  readonly onResult?: ((event: CallEvent) => void) | undefined;
  /** When calls begin to wait together, when one of them tries the server, and when they resume. If clients share a gate, only one of them calls its hook. */
  readonly onGate?: ((event: GateEvent) => void) | undefined;
}
