import type { CallSettings } from "../engine/call-settings.ts";
import { check, checkNumber, checkWord, type NumberRule } from "../errors/checks.ts";
import { isObject } from "../errors/is-object.ts";
import type { CallOptions } from "./options.ts";

/** Checks one option, by its name as the caller writes it. */
type Check = (argument: string, value: unknown) => void;

/** What may be set, in the order in which it is checked: an option, or several below one name. */
interface Checks {
  readonly [name: string]: Check | Checks;
}

const number =
  (rule: NumberRule): Check =>
  (argument, value) =>
    checkNumber(argument, value, rule);

const word =
  (...words: readonly string[]): Check =>
  (argument, value) =>
    checkWord(argument, value, words);

/** By its members, since it may be of another installed copy, or of another window. */
const object =
  (wanted: string, ...members: readonly string[]): Check =>
  (argument, value) =>
    check(isObject(value) && members.every((name) => name in value), argument, `be ${wanted}`, value);

const notNegative = number({ min: 0 });
const positive = number({ min: 1 });
const bounds = { baseMs: notNegative, capMs: notNegative };

const policyChecks = {
  maxAttempts: number({ min: 1, integer: true }),
  transient: bounds,
  throttle: bounds,
  factor: positive,
  jitter: word("full", "none"),
  retryAfterJitter: number({ min: 0, max: 1 }),
  maxWaitMs: notNegative,
  repeat: word("not-done", "safe", "always"),
};

const settingsChecks = {
  attemptTimeoutMs: positive,
  deadlineMs: positive,
  maxResponseBytes: positive,
  signal: object("an AbortSignal", "aborted", "addEventListener"),
};

/** What is left out keeps its value. */
const merge = <T extends object>(prefix: string, base: T, over: object, checks: Checks): T => {
  const merged = { ...base } as Record<string, unknown>;
  for (const [name, rule] of Object.entries(checks)) {
    const own: unknown = over[name as never];
    const argument = prefix + name;
    if (own === undefined || own === null) continue;
    if (typeof rule === "function") {
      rule(argument, own);
      merged[name] = own;
    } else merged[name] = merge(`${argument}.`, merged[name] as object, own, rule);
  }
  return merged as T;
};

/** A client's settings with what one call overrides, each value checked. */
export const mergeSettings = (base: CallSettings, over: CallOptions | undefined): CallSettings => {
  if (over === undefined) return base;
  object("an object")("options", over);
  const { retry = {} } = over;
  object("an object such as { maxAttempts: 1 }")("retry", retry);
  const { budget = base.budget } = retry;
  object("a RetryBudget", "costOf", "take", "succeed")("retry.budget", budget);
  const policy = merge("retry.", base.policy, retry, policyChecks);
  return { ...merge("", base, over, settingsChecks), policy, budget };
};
