import type { Diagnose } from "../answers/diagnosis.ts";
import type { Redactor } from "../errors/redact.ts";
import type { RetryBudget } from "../retry/budget.ts";
import type { RetryPolicy } from "../retry/policy.ts";
import type { WhenOffline } from "./connectivity.ts";
import type { CredentialSource } from "./credentials.ts";
import type { CreditLedger } from "./credit-ledger.ts";
import type { Hooks } from "./hooks.ts";
import type { Clock } from "./sleep.ts";

/** All that the loop needs besides the call itself, checked and complete. */
export interface CallSettings {
  /** Without a slash at its end. */
  readonly baseUrl: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What a request has besides; a page's `credentials`, say. */
  readonly init?: RequestInit;
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
