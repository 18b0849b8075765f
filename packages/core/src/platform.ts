/**
 * What packages for a runtime are built from: `@techlookup/core/platform`. Applications need none of it.
 *
 * Unstable: it may change in any version, and is not covered by semantic versioning.
 */

export type { HeaderSource } from "./answers/answer-fields.ts";
export type { Interruption } from "./answers/client-failures.ts";
export { type Diagnose, type Diagnosis, isMistake } from "./answers/connection.ts";
export { type Answer, type AnswerContext, type Decoded, decodeAnswer } from "./answers/decode-answer.ts";
export { diagnoseConnection } from "./answers/diagnose-connection.ts";
export type { Failure } from "./answers/failure.ts";
export { safeCause } from "./answers/safe-cause.ts";
export { type CacheSettings, cacheOptions } from "./cache/cache-options.ts";
export { TechLookupClient } from "./client.ts";
export type { CallSpec } from "./contract/call-spec.ts";
export type { Cache } from "./engine/cache.ts";
export { checkOptions } from "./engine/client-settings.ts";
export { CreditLedger } from "./engine/credit-ledger.ts";
export { Deadline, type DeadlineOptions } from "./engine/deadline.ts";
export { type FetchTransportOptions, fetchTransport } from "./engine/fetch-transport.ts";
export { type KeyRuntime, keyPlatform } from "./engine/key-platform.ts";
export { type Pace, paceBy, settleSlot } from "./engine/pace.ts";
export type { Progress } from "./engine/progress.ts";
export { readBody } from "./engine/read-body.ts";
export { type Recovery, signOf } from "./engine/recovery.ts";
export { type Outcome, sendOnce } from "./engine/send-once.ts";
export type {
  CallSettings,
  CredentialSource,
  Credentials,
  Platform,
  Seen,
  SendSettings,
  WhenOffline,
} from "./engine/settings.ts";
export { tellHooks } from "./engine/tell-hooks.ts";
export type {
  Answered,
  Cutoff,
  Delivery,
  Transport,
  TransportLimits,
  TransportRequest,
  Unanswered,
} from "./engine/transport.ts";
export { nothing, sumOf } from "./enrich/charge.ts";
export { enrichSettings } from "./enrich/enrich-options.ts";
export { EntryReader } from "./enrich/entries.ts";
export { KeySet } from "./enrich/key-set.ts";
export { KeyTable } from "./enrich/key-table.ts";
export { endsRun } from "./enrich/lookup.ts";
export { priceOf, stepsOf } from "./enrich/operations.ts";
export { cutOff, limitError } from "./enrich/run-errors.ts";
export { check, configurationError, maskRefusal, type NumberRule, showValue } from "./errors/configuration.ts";
export { describeInConsoles } from "./errors/consoles.ts";
export { createError } from "./errors/create-error.ts";
export { createRedactor, maskSecret, minKeyLength } from "./errors/mask-secret.ts";
export {
  type DefaultedOption,
  defaultsOf,
  type Option,
  type OptionTable,
  type Read,
  readFunction,
  readNumber,
  readObject,
  readOptions,
  type WithDefaults,
} from "./errors/option-table.ts";
export { controls, maskKeys, maskShapes, type Redactor } from "./errors/redact.ts";
export { checkApiKey } from "./options/api-key.ts";
export { checkBaseUrl, defaultBaseUrl, isLoopback } from "./options/base-url.ts";
export { type CallLimits, callOptions, defaultAttemptTimeoutMs, type RetrySettings } from "./options/call-options.ts";
export { type ClientSettings, type CommonOptions, clientOptions } from "./options/client-options.ts";
export { admit } from "./pacing/calendar.ts";
export { type CalendarState, type Flying, newCalendar } from "./pacing/calendar-state.ts";
export { makePacer } from "./pacing/make-pacer.ts";
export { memoryWindow } from "./pacing/memory-window.ts";
export { Pacer } from "./pacing/pacer.ts";
export { type PacingOptions, type PacingSettings, pacingOptions, readPacing } from "./pacing/pacing-options.ts";
export type { Entry, Refusal, Slot, SlotDetails, SlotResult } from "./pacing/slot.ts";
export type { PacerSettings } from "./pacing/steps.ts";
export { checkStoreOptions, type StoreWindowEvent, type StoreWindowOptions } from "./pacing/store-options.ts";
export { StoreWindow, type StoreWindowSettings } from "./pacing/store-window.ts";
export type { WhenAway } from "./pacing/when-away.ts";
export type { Admission, AdmissionRequest, PacingWindow, Settlement } from "./pacing/window.ts";
export { budgetBehindGate } from "./recovery/budget-behind-gate.ts";
export type { Flyer, Sign } from "./recovery/flyer.ts";
export { GateState } from "./recovery/gate-state.ts";
export type { GateChange, LastFailure } from "./recovery/outage.ts";
export { Passage } from "./recovery/passage.ts";
export type { Visitor } from "./recovery/waiting-line.ts";
export { WaitingRoom } from "./recovery/waiting-room.ts";
export { policyOptions } from "./retry/policy.ts";
export { readWait } from "./retry/retry-after.ts";
export { version } from "./version.ts";
