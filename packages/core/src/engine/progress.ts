import type { AttemptRecord, WaitReason } from "../errors/attempt-record.ts";
import { defined } from "../errors/defined.ts";
import type { Outcome } from "./attempt.ts";
import type { CallSettings } from "./call-settings.ts";
import type { CallSpec } from "../contract/call-spec.ts";
import type { CallEvent } from "./hooks.ts";

let calls = 0;

/** One call on its way: its number, its clock, and its history. */
export class Progress {
  readonly spec: CallSpec;
  readonly settings: CallSettings;
  readonly #startedAtMs: number;
  readonly #number = ++calls;
  attempts: readonly AttemptRecord[] = [];
  /** What the latest attempt came to. */
  outcome: Outcome | undefined;
  /** What the last retry took from the budget; `undefined` while there was none. */
  lastCost: number | undefined;

  constructor(spec: CallSpec, settings: CallSettings) {
    this.spec = spec;
    this.settings = settings;
    this.#startedAtMs = settings.clock.now();
  }

  get elapsedMs(): number {
    return this.settings.clock.now() - this.#startedAtMs;
  }

  get remainingMs(): number {
    return this.settings.deadlineMs - this.elapsedMs;
  }

  /** Notes what an attempt came to. */
  noteAttempt(startedAtMs: number, outcome: Outcome): void {
    const { status, failure } = outcome;
    this.outcome = outcome;
    const record = {
      number: this.attempts.length + 1,
      startedAtMs: Math.round(startedAtMs),
      durationMs: Math.round(this.settings.clock.now() - startedAtMs),
      status,
      code: failure?.fields.code,
      retryAfterMs: failure?.facts.retryAfterMs,
    };
    this.attempts = [...this.attempts, defined(record)];
  }

  /** Notes the wait that follows the latest attempt. */
  noteWait(waitMs: number, waitReason: WaitReason): void {
    const last = this.attempts.at(-1);
    if (last) this.attempts = this.attempts.with(-1, { ...last, waitMs, waitReason });
  }

  /** The call as hooks are told of it. */
  event(): CallEvent {
    const { method, path, route } = this.spec;
    const { baseUrl, budget } = this.settings;
    const { origin, pathname } = new URL(baseUrl + path);
    const { tokens, capacity } = budget;
    return defined({
      ...{ call: this.#number, method, path: pathname, route, origin, attempts: this.attempts },
      rateLimit: this.outcome?.rateLimit,
      budget: { tokens, capacity },
    });
  }
}
