/**
 * What the packages of all runtimes export again: `@techlookup/core/common`. It has no `TechLookup`, which each of them brings:
 * in CommonJS, a name that comes from two sides cannot be set.
 */
export type {
  Account,
  AccountKey,
  AccountKeyUsage,
  Credits,
  KeyCredits,
  Usage,
  UsageParameters,
} from "./api/account.ts";
export type { Companies, Company } from "./api/companies.ts";
export type { ActiveTechnology, DomainProfile, Domains } from "./api/domains.ts";
export type { Page } from "./api/page.ts";
export type { RawRequest } from "./api/raw-request.ts";
export type { Signal, SignalLists, Signals, SignalsParameters } from "./api/signals.ts";
export type {
  Technologies,
  Technology,
  TechnologyCompanies,
  TechnologyCompaniesParameters,
  TechnologyCompany,
  TechnologyDomains,
  TechnologyLookup,
} from "./api/technologies.ts";
export type { CacheEvent, CacheOptions, CacheStore } from "./cache/cache-options.ts";
export type { Endpoints, SafeClient, TechLookupClient } from "./client.ts";
export type { Health } from "./engine/health.ts";
export type { ClientOptions } from "./engine/key-options.ts";
export type { Call, CallMeta, WithMeta } from "./engine/meta.ts";
export type { AttemptRecord, StopReason, WaitReason } from "./errors/attempt-record.ts";
export type { ErrorCode, KnownCode, RetryClass } from "./errors/code-table.ts";
export { type ApiCode, type CodeRow, codes, type Known, rowOf, type Side } from "./errors/codes.ts";
export { fromJSON } from "./errors/create-error.ts";
export { docsBaseUrl, docsUrlOf, slugOf } from "./errors/docs-url.ts";
export type { ErrorFields, ErrorInit, ErrorName } from "./errors/error-fields.ts";
export {
  AbortError,
  ApiError,
  ConfigurationError,
  ConnectionError,
  type ConnectionReason,
  CreditLimitError,
  type RateLimit,
  ResponseError,
  TimeoutError,
  WaitError,
} from "./errors/errors.ts";
export { isApiError, isConnectionError, isTechLookupError } from "./errors/guards.ts";
export { createRedactor } from "./errors/mask-secret.ts";
export type { Outage, OutageSeen } from "./errors/outage.ts";
export type { CauseRecord, ErrorRecord } from "./errors/record.ts";
export type { Redactor } from "./errors/redact.ts";
export { TechLookupError } from "./errors/tech-lookup-error.ts";
export { type PublicAnswer, toPublic } from "./errors/to-public.ts";
export { defaultBaseUrl } from "./options/base-url.ts";
export type { CallOptions, RetryOptions } from "./options/call-options.ts";
export type { CommonOptions } from "./options/client-options.ts";
export { type Clock, systemClock } from "./options/clock.ts";
export type { CallEvent, GateEvent, Hooks } from "./options/hooks.ts";
export { memoryWindow } from "./pacing/memory-window.ts";
export type { PacingOptions } from "./pacing/pacing-options.ts";
export type { Admission, AdmissionRequest, PacingWindow, Settlement } from "./pacing/window.ts";
export { RecoveryGate, type RecoveryGateOptions } from "./recovery/recovery-gate.ts";
export type { Result, ResultWithMeta, SafeCall } from "./result.ts";
export { RetryBudget, type RetryBudgetOptions } from "./retry/budget.ts";
export { decide, parseHttpDate, parseRetryAfter } from "./retry/checked.ts";
export type { Decision, RetryState } from "./retry/decide.ts";
export { type ExplainedAnswer, explain, type Schedule, type ScheduledWait } from "./retry/explain.ts";
export type { RetryFacts } from "./retry/facts.ts";
export { type BackoffBounds, defaultRetryPolicy, type RepeatRule, type RetryPolicy } from "./retry/policy.ts";
export type { Safe } from "./safe.ts";
export { version } from "./version.ts";
