import { sentence } from "./code-table.ts";
import { ConfigurationError } from "./errors.ts";
import { isTechLookupError } from "./guards.ts";
import { attempt, isObject } from "./plain-data.ts";
import { maskShapes, type Redactor } from "./redact.ts";

const code = "CONFIGURATION_ERROR";

/**
 * A value as it may be shown in a message: short, and with anything shaped like a key masked.
 *
 * @example
 * showValue("tapi_live_secret"); // "tapi_live_***"
 */
export const showValue = (value: unknown): string => {
  let text: string;
  // The beginning alone: a text may have megabytes. No secret is longer, so that none is cut in half, and missed.
  if (typeof value === "string") text = JSON.stringify(value.slice(0, 8_192));
  else if (isObject(value)) text = attempt(() => Array.isArray(value)) ? "an array" : "an object";
  else text = typeof value === "function" ? "a function" : String(value);
  text = maskShapes(text);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
};

/**
 * The error for an option or argument that is wrong.
 *
 * @param argument Its name, as the caller writes it.
 * @param problem What is wrong and what is wanted, as a clause that follows the name.
 * @example
 * throw configurationError("gateway", "must be a URL, and is 7");
 */
export const configurationError = (argument: string, problem: string): ConfigurationError =>
  new ConfigurationError({ code, message: sentence(`${argument} ${problem}`, code), argument });

/** A refusal may show the client's own secret, put where it does not belong: that is masked, in the stack too. */
export const maskThrown = (redact: Redactor, thrown: unknown): unknown => {
  if (thrown instanceof ConfigurationError) {
    const { message, argument, stack } = thrown;
    thrown.message = redact(message);
    thrown.argument = redact(argument);
    // Some runtimes begin the stack with the message.
    if (stack) thrown.stack = stack.replace(message, () => thrown.message);
  }
  return thrown;
};

/**
 * Runs a check of what a caller passed, and masks what it throws.
 *
 * @example
 * maskRefusal(maskKeys, () => checkApiKey("tapi live", "is missing"));
 */
export const maskRefusal = <T>(redact: Redactor, run: () => T): T => {
  try {
    return run();
  } catch (thrown) {
    throw maskThrown(redact, thrown);
  }
};

/**
 * What to throw for what was thrown where the caller's own objects are read, by their getters, say: itself, if it is an error
 * of this project.
 */
export const unreadable = (argument: string, thrown: unknown): unknown =>
  isTechLookupError(thrown) ? thrown : configurationError(argument, "must be plain data: looking at it throws");

/**
 * Throws unless an option or argument fits.
 *
 * @param wanted What the value must be, as a clause that follows "must".
 * @throws ConfigurationError (`CONFIGURATION_ERROR`)
 * @example
 * check(typeof domain === "string", "domain", "be a string", domain);
 */
export const check: (fits: boolean, argument: string, wanted: string, value: unknown) => asserts fits = (
  fits,
  argument,
  wanted,
  value,
) => {
  if (!fits) throw configurationError(argument, `must ${wanted}, and is ${showValue(value)}`);
};

/** The numbers that an option allows. */
export interface NumberRule {
  /** The lowest. */
  readonly min: number;
  /** The highest. Default: no limit. */
  readonly max?: number;
  /** Whether it must be whole. Default `false`. */
  readonly integer?: boolean;
}

/**
 * Checks an option that is a number. `Infinity` is allowed where there is no `max`: it switches a limit off.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`)
 * @example
 * checkNumber("limit", 7, { min: 1, integer: true });
 */
export const checkNumber = (argument: string, value: unknown, { min, max = Infinity, integer }: NumberRule): void => {
  const fits =
    typeof value === "number" &&
    value >= min &&
    value <= max &&
    (!integer || Number.isInteger(value) || value === Infinity);
  check(fits, argument, `be a ${integer ? "whole " : ""}number from ${min} to ${max}`, value);
};

/**
 * Checks an option that is one of a few words.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`)
 * @example
 * checkWord("jitter", "full", ["full", "none"]);
 */
export const checkWord = (argument: string, value: unknown, words: readonly (string | boolean)[]): void =>
  check(words.includes(value as string), argument, `be one of ${words.join(", ")}`, value);
