import { check, checkNumber, checkWord, configurationError, type NumberRule } from "./configuration.ts";
import { isObject, read } from "./plain-data.ts";

/**
 * Reads one option: checks what the caller passed, and combines it with the value so far where it has members.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`) unless the value fits
 */
export type Read<Value> = (argument: string, value: unknown, base: Value | undefined) => Value;

/** All that is fixed about one option, besides its default. */
export interface Option<Value> {
  /** What a number counts, where its name does not say so. */
  readonly unit?: "ms" | "bytes" | "credits" | "attempts";
  /** What the value must be. */
  readonly read: Read<Value>;
}

/** An option with a default. */
export interface DefaultedOption<Value> extends Option<Value> {
  /** Applies where the option is left out. */
  readonly default: Value;
}

/** Options as they are once read: those that have a default are always there. */
export type WithDefaults<Options, Names extends keyof Options> = Omit<Options, Names> & {
  readonly [Name in Names]-?: NonNullable<Options[Name]>;
};

/**
 * One row for every option, with a default for each that is always there once options are read. An option without a check
 * does not compile, nor does a check without an option. The interface that the caller sees, with its doc comments, stands
 * beside the table.
 */
export type OptionTable<Settings> = {
  readonly [Name in keyof Settings]-?: undefined extends Settings[Name]
    ? Option<NonNullable<Settings[Name]>>
    : DefaultedOption<Settings[Name]>;
};

interface AnyRow extends Option<unknown> {
  readonly default?: unknown;
}

/**
 * The defaults of a table, by name.
 *
 * @example
 * defaultsOf(callOptions).maxResponseBytes; // 10485760
 */
export const defaultsOf = <Settings>(table: OptionTable<Settings>): Settings =>
  Object.fromEntries(
    (Object.entries(table) as [string, AnyRow][]).map(([name, row]) => [name, row.default]),
  ) as Settings;

/**
 * Settings with options laid over them, each checked. An option that is `undefined` or `null` keeps its value; one that is
 * not in the table is ignored.
 *
 * @example
 * readOptions(callOptions, defaultsOf(callOptions), { timeoutMs: 5_000 });
 */
export const readOptions = <Settings>(
  table: OptionTable<Settings>,
  base: Settings,
  options: object,
  prefix = "",
): Settings => {
  const settings = { ...base } as Record<string, unknown>;
  for (const [name, { read }] of Object.entries(table) as [string, AnyRow][]) {
    const value: unknown = options[name as never];
    if (value !== undefined && value !== null) settings[name] = read(prefix + name, value, settings[name]);
  }
  return settings as Settings;
};

/** Makes a `Read` of a check that leaves the value as it is. */
const checked =
  <Value>(checkValue: (argument: string, value: unknown) => void): Read<Value> =>
  (argument, value) => {
    checkValue(argument, value);
    return value as Value;
  };

/**
 * A number. `Infinity` is one: it switches a limit off.
 *
 * @example
 * const read = readNumber({ min: 1 });
 */
export const readNumber = (rule: NumberRule): Read<number> =>
  checked((argument, value) => checkNumber(argument, value, rule));

/** One of a few words. */
export const readWord = <Word extends string | boolean>(...words: readonly Word[]): Read<Word> =>
  checked((argument, value) => checkWord(argument, value, words));

/**
 * A function.
 *
 * @example
 * const read = readFunction<() => void>();
 */
export const readFunction = <Value>(): Read<Value> =>
  checked((argument, value) => check(typeof value === "function", argument, "be a function", value));

/**
 * An object, recognized by its methods, since it may come from another installed copy or another window.
 *
 * @example
 * const read = readObject<AbortSignal>("an AbortSignal", "addEventListener");
 */
export const readObject = <Value>(wanted: string, ...methods: readonly string[]): Read<Value> =>
  checked((argument, value) =>
    check(
      isObject(value) && methods.every((name) => typeof read(value, name) === "function"),
      argument,
      `be ${wanted}`,
      value,
    ),
  );

/** An object of options with a table of its own. */
export const readGroup =
  <Settings>(table: OptionTable<Settings>, example: string): Read<Settings> =>
  (argument, value, base) => {
    check(isObject(value), argument, `be an object such as ${example}`, value);
    return readOptions(table, base ?? defaultsOf(table), value, `${argument}.`);
  };

/**
 * Refuses names that other clients use for options of ours.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`) that names the option to use
 */
export const refuseMistakes = (options: object, mistakes: Readonly<Record<string, string>>, prefix = ""): void => {
  for (const [name, advice] of Object.entries(mistakes)) {
    if (options[name as never] !== undefined) throw configurationError(prefix + name, `is not an option: ${advice}`);
  }
};
