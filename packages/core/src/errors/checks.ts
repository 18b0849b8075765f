import { configurationError, showValue } from "./configuration.ts";

/** What a number must be: its lower bound, and whether it is whole. */
export interface NumberRule {
  readonly min: number;
  readonly max?: number;
  readonly integer?: boolean;
}

const wanted = ({ min, max, integer }: NumberRule): string => {
  const kind = integer ? "a whole number" : "a number";
  return max === undefined ? `${kind}, ${min} or more` : `${kind} from ${min} to ${max}`;
};

/**
 * Checks one number among the options. `Infinity` is a number here: it switches a limit off.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`)
 */
export const checkNumber = (argument: string, value: unknown, rule: NumberRule): void => {
  const { min, max = Number.POSITIVE_INFINITY, integer = false } = rule;
  const fits =
    typeof value === "number" &&
    value >= min &&
    value <= max &&
    (!integer || Number.isInteger(value) || value === Number.POSITIVE_INFINITY);
  if (!fits) throw configurationError(argument, `must be ${wanted(rule)}, and is ${showValue(value)}`);
};

/**
 * Checks that a value is one of a few words.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`)
 */
export const checkWord = (argument: string, value: unknown, words: readonly string[]): void => {
  if (!words.includes(value as string)) {
    throw configurationError(argument, `must be one of ${words.join(", ")}, and is ${showValue(value)}`);
  }
};
