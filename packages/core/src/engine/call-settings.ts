import type { Diagnose } from "../answers/diagnosis.ts";
import type { Redactor } from "../errors/redact.ts";
import type { RetryBudget } from "../retry/budget.ts";
import type { RetryPolicy } from "../retry/policy.ts";
import type { WhenOffline } from "./connectivity.ts";
import type { CredentialSource } from "./credentials.ts";
import type { Hooks } from "./hooks.ts";
import type { Clock } from "./sleep.ts";

/**
 * What a client may have spent, counted by the prices of its calls: an upper bound, since the vendor does not say which
 * failed calls are charged. The price of a request is set aside before it is sent, and put back where it was certainly
 * not charged: a 429, and a request that never left.
 */
interface CreditLedger {
  /** What the caller allows; `Infinity` for no limit. */
  readonly limit: number;
  spent: number;
}

/** All that the loop needs besides the call itself, checked and complete. */
export interface CallSettings {
  /** Without a slash at its end. */
  readonly baseUrl: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What a request has besides; a page's `credentials`, say. */
  readonly init?: RequestInit;
  /** How JSON becomes a body; as text where there is none. */
  readonly encodeBody?: (json: string) => NonNullable<RequestInit["body"]>;
  readonly credentials: CredentialSource;
  readonly diagnose: Diagnose;
  readonly whenOffline?: WhenOffline;
  readonly policy: RetryPolicy;
  readonly budget: RetryBudget;
  readonly credits: CreditLedger;
  /** As the caller set it; `undefined` leaves it to the endpoint, and then to the default. */
  readonly attemptTimeoutMs?: number;
  readonly deadlineMs: number;
  readonly maxResponseBytes: number;
  readonly signal?: AbortSignal;
  readonly hooks: readonly Hooks[];
  /** Masks what is shaped like a secret, and the key where there is one. */
  readonly redact: Redactor;
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
  /** A number from 0 up to, not including, 1. */
  readonly random: () => number;
}
