import type { HeaderSource } from "../answers/answer-fields.ts";
import type { CallSpec } from "../contract/call-spec.ts";
import type { Redactor } from "../errors/redact.ts";
import type { CallLimits } from "../options/call-options.ts";
import type { Clock } from "../options/clock.ts";
import type { Hooks } from "../options/hooks.ts";
import type { RetryBudgetOptions } from "../retry/budget.ts";
import type { Cache } from "./cache.ts";
import type { CreditLedger } from "./credit-ledger.ts";
import type { Pace } from "./pace.ts";
import type { Recovery } from "./recovery.ts";
import type { Transport } from "./transport.ts";

/** What authenticates a request, and what of it must not be shown. */
export interface Credentials {
  /** Sent with the request. */
  readonly headers: Readonly<Record<string, string>>;
  /** Masks what these headers hold. */
  readonly redact: Redactor;
}

/**
 * Where credentials come from. A function is asked before every request, so that a short-lived token can be a fresh one; it may
 * refuse the request by what it throws.
 */
export type CredentialSource =
  | Credentials
  | ((spec: CallSpec, headers: SendSettings["headers"]) => Promise<Credentials>);

/**
 * How a runtime detects that its device is offline. Where it is, `onOnline` is called once it is online again, and the
 * returned function cancels that; where it is online, or nobody knows, `undefined` is returned.
 */
export type WhenOffline = (onOnline: () => void) => (() => void) | undefined;

/** What a client has learnt from the answers to all of its calls. */
export interface Seen {
  /** Those of the latest answer that states the rate limit. */
  limitHeaders?: HeaderSource;
}

/** All that a call needs besides what it asks for: complete and checked. */
export interface CallSettings extends CallLimits {
  /** Where requests go, without a slash at its end. */
  readonly baseUrl: string;
  /** Asked for `baseUrl` at every call, where it may be known then alone. A call is refused with what it throws. */
  readonly locate?: () => string;
  /** What authenticates requests. */
  readonly credentials: CredentialSource;
  /** Masks what must not be shown, whatever the request. */
  readonly redact: Redactor;
  /** Sends requests. */
  readonly transport: Transport;
  /** Called in this order: the runtime's own, then the caller's. */
  readonly hooks: readonly Hooks[];
  /** How to detect that the device is offline, where that is possible. */
  readonly whenOffline?: WhenOffline;
  /** What the client may have spent. */
  readonly credits: CreditLedger;
  /** Asks for a place in the rate limit before each attempt, where calls are paced. */
  readonly pace?: Pace | undefined;
  /** Answers calls from what is kept, or by one request for all that ask the same. */
  readonly cache?: Cache | undefined;
  /** Keeps calls from a server that is down, where that is wanted. */
  readonly recovery?: Recovery | undefined;
  /** What the client's answers have told so far. */
  readonly seen: Seen;
  /** Measures time. */
  readonly clock: Clock;
  /** A number from 0 up to, not including, 1. */
  readonly random: () => number;
}

/** What one request needs: all that the gateway has to provide. */
export type SendSettings = Pick<
  CallSettings,
  "baseUrl" | "credentials" | "redact" | "transport" | "headers" | "maxResponseBytes" | "clock"
>;

/** What differs between runtimes: all that a package for one of them provides. */
export interface Platform
  extends Pick<CallSettings, "baseUrl" | "locate" | "credentials" | "redact" | "transport" | "whenOffline" | "cache">,
    Partial<Pick<CallSettings, "headers">> {
  /** Called before the caller's own. */
  readonly hooks?: Hooks;
  /** Makes what paces the calls of one client. Passed in, so that pages do not load it. Default: calls are not paced. */
  readonly makePace?: ((clock: Clock) => Pace) | undefined;
  /** The retry budget of a client that is given none. */
  readonly budget?: RetryBudgetOptions | undefined;
  /** Makes what keeps the calls of one client from a server that is down. Passed in for the same reason. Default: none. */
  readonly makeRecovery?: ((clock: Clock) => Recovery) | undefined;
}
