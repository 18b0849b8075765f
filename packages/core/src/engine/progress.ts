import { readRateLimit } from "../answers/answer-fields.ts";
import type { CallSpec } from "../contract/call-spec.ts";
import type { AttemptRecord, WaitReason } from "../errors/attempt-record.ts";
import { defined } from "../errors/plain-data.ts";
import type { TechLookupError } from "../errors/tech-lookup-error.ts";
import { defaultAttemptTimeoutMs } from "../options/call-options.ts";
import { elapsedMs } from "../options/clock.ts";
import type { CallEvent, Hooks } from "../options/hooks.ts";
import type { Passage } from "../recovery/passage.ts";
import type { CallMeta } from "./meta.ts";
import type { Outcome } from "./send-once.ts";
import type { CallSettings } from "./settings.ts";
import { tellHooks } from "./tell-hooks.ts";

let calls = 0;

/** One call on its way: its number, its time, and its history. */
export class Progress {
  /** What is asked. */
  readonly spec: CallSpec;
  /** How. A request that several calls wait for is held to what all of them want. */
  settings: CallSettings;
  readonly #startedAtMs: number;
  readonly #number = ++calls;
  readonly #attempts: AttemptRecord[] = [];
  #reachedMs = 0;
  /** The result of the latest attempt. */
  outcome: Outcome | undefined;
  /** Says what became of the latest attempt to what gave it its place, once; nothing: it was not sent. */
  settle: ((outcome?: Outcome) => void) | undefined;
  /** How long it has waited for its places in the rate limit, in milliseconds. */
  slotWaitMs = 0;
  /** Whether one of its attempts may have reached the server. */
  requestSent: "no" | "maybe" = "no";
  /** Credits that its attempts may have cost. */
  estimatedCredits = 0;
  /** Where the answer came from, unless it was the server's to this call. */
  origin: Partial<CallMeta> | undefined;
  /** The right to send the next attempt, where a gate gives it. */
  passage: Passage | undefined;
  /** How long it has waited for the server to recover, in milliseconds. */
  outageMs = 0;
  /** What the last retry took from the budget; `undefined` while there was none. */
  lastCost: number | undefined;

  /** Begins a call, now. */
  constructor(spec: CallSpec, settings: CallSettings) {
    this.spec = spec;
    this.settings = settings;
    this.#startedAtMs = elapsedMs(settings.clock);
  }

  /** How long it has taken so far, in milliseconds. */
  get elapsedMs(): number {
    return Math.max(this.#reachedMs, elapsedMs(this.settings.clock) - this.#startedAtMs);
  }

  /**
   * Notes that a timer has run until then, so that a deadline ends also where the clock is stopped, faked or no clock.
   *
   * @example
   * progress.reach(1_000);
   */
  reach(elapsedMs: number): void {
    this.#reachedMs = Math.max(this.#reachedMs, elapsedMs);
  }

  /** What is left of its deadline, in milliseconds. */
  get remainingMs(): number {
    return this.settings.deadlineMs - this.elapsedMs;
  }

  /** The limit of one attempt. */
  get attemptTimeoutMs(): number {
    return this.settings.attemptTimeoutMs ?? this.spec.attemptTimeoutMs ?? defaultAttemptTimeoutMs;
  }

  /** Attempts made so far. */
  get attemptCount(): number {
    return this.#attempts.length;
  }

  /** Every attempt so far. A copy, so that nobody can change what the call counts. */
  get attempts(): readonly AttemptRecord[] {
    return Object.freeze(this.#attempts.map((attempt) => Object.freeze({ ...attempt })));
  }

  /**
   * Records an attempt: when it began, by the time of day, and how long it took.
   *
   * @example
   * progress.addAttempt(Date.now(), 120, { status: 200 });
   */
  addAttempt(startedAtMs: number, durationMs: number, outcome: Outcome): void {
    const { status, headers, failure, isFree } = outcome;
    const retryAfterMs = failure?.facts.retryAfterMs;
    this.outcome = outcome;
    const told = headers?.get("x-ratelimit-remaining") ?? headers?.get("x-ratelimit-limit");
    if (headers && told) this.settings.seen.limitHeaders = headers;
    if (failure?.facts.done !== "no") this.requestSent = "maybe";
    if (!isFree) this.estimatedCredits += this.spec.credits;
    this.#attempts.push({
      number: this.#attempts.length + 1,
      startedAtMs: Math.round(startedAtMs),
      durationMs: Math.round(durationMs),
      ...(status !== undefined && { status }),
      ...(failure && { code: failure.code }),
      ...(isFree && { free: true }),
      ...(retryAfterMs !== undefined && { retryAfterMs }),
    });
    this.notify("onAttempt");
  }

  /**
   * Records the wait that follows the latest attempt.
   *
   * @example
   * progress.addWait(500, "backoff");
   */
  addWait(waitMs: number, waitReason: WaitReason): void {
    const last = this.#attempts.pop();
    if (last) this.#attempts.push({ ...last, waitMs, waitReason });
  }

  /**
   * Calls the hooks of one kind with the call as it stands.
   *
   * @example
   * progress.notify("onRetry");
   */
  notify(name: Exclude<keyof Hooks, "onGate">, error?: TechLookupError): void {
    tellHooks(this.settings.hooks, name, () => this.#event(error));
  }

  #event(error: TechLookupError | undefined): CallEvent {
    const { method, path, route } = this.spec;
    const { baseUrl, redact, retry } = this.settings;
    const { origin, pathname } = new URL(baseUrl + path);
    const { tokens, capacity } = retry.budget;
    const { headers } = this.outcome ?? {};
    const event = {
      ...this.origin,
      call: this.#number,
      method,
      path: redact(pathname),
      route,
      origin: redact(origin),
      attempts: this.attempts,
      rateLimit: headers && Object.freeze(readRateLimit(headers)),
      budget: Object.freeze({ tokens, capacity }),
      error,
    };
    return Object.freeze(defined(event));
  }
}
