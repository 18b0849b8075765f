import { configurationError, showValue } from "./configuration.ts";

/** What a number must be: its lower bound, and whether it is whole. */
export interface NumberRule {
  /** The least it may be. */
  readonly min: number;
  /** The most. Default: no limit. */
  readonly max?: number;
  /** Whether it must be whole. Default `false`. */
  readonly integer?: boolean;
}

/**
 * Holds what a check of an option or argument came to.
 *
 * @param wanted What the value must be, as a clause that follows "must".
 * @throws ConfigurationError (`CONFIGURATION_ERROR`) unless it fits
 */
export const check: (fits: boolean, argument: string, wanted: string, value: unknown) => asserts fits = (
  fits,
  argument,
  wanted,
  value,
) => {
  if (!fits) throw configurationError(argument, `must ${wanted}, and is ${showValue(value)}`);
};

/**
 * Checks one number among the options. `Infinity` is a number here: it switches a limit off.
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
  const bounds = max < Infinity ? ` from ${min} to ${max}` : `, ${min} or more`;
  check(fits, argument, `be a ${integer ? "whole " : ""}number${bounds}`, value);
};

/**
 * Checks that a value is one of a few words.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`)
 * @example
 * checkWord("jitter", "full", ["full", "none"]);
 */
export const checkWord = (argument: string, value: unknown, words: readonly string[]): void =>
  check(words.includes(value as string), argument, `be one of ${words.join(", ")}`, value);
