import type { ForeignUser } from "./limits/foreign-user.ts";
import { plans } from "./plans.ts";
import { type SandboxSettings, settingNames } from "./settings.ts";

/** Says what is wrong with a value, whose name is given; or nothing. */
type Check = (name: string, value: unknown) => void;

const refuse = (name: string, must: string, value: unknown): never => {
  const shown = typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
  throw new RangeError(`${name} must be ${must}, and is ${shown}`);
};

const whole =
  (from: number, to: number): Check =>
  (name, value) => {
    if (Number.isInteger(value) && (value as number) >= from && (value as number) <= to) return;
    refuse(name, `a whole number from ${from} to ${to}`, value);
  };

const oneOf =
  (...values: readonly unknown[]): Check =>
  (name, value) => {
    if (!values.includes(value)) refuse(name, `one of ${values.join(", ")}`, value);
  };

const listOf =
  (...values: readonly string[]): Check =>
  (name, value) => {
    if (Array.isArray(value) && value.every((one) => values.includes(one))) return;
    refuse(name, `a list of any of ${values.join(", ")}`, value);
  };

/** An object whose fields have rules. What is `undefined` counts as left out. */
const fields =
  (rules: Readonly<Record<string, Check>>): Check =>
  (name, value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return refuse(name, "an object", value);
    for (const [field, one] of Object.entries(value)) {
      const check = Object.hasOwn(rules, field) ? rules[field] : undefined;
      if (!check) throw new TypeError(`${name} has no '${field}'; it has ${Object.keys(rules).join(", ")}`);
      if (one !== undefined) check(`${name}.${field}`, one);
    }
  };

const byPlan = (check: Check): Check => fields(Object.fromEntries(Object.keys(plans).map((plan) => [plan, check])));

const foreignFields: Readonly<Record<keyof ForeignUser, Check>> = {
  requests: whole(0, 1_000_000),
  pattern: oneOf("even", "random", "burst"),
  seed: whole(0, 2 ** 31 - 1),
};

const foreignUser: Check = (name, value) => {
  fields(foreignFields)(name, value);
  foreignFields.requests(`${name}.requests`, (value as ForeignUser).requests);
};

// Above 2^31-1 ms, timers fire at once.
const maxMs = 2 ** 31 - 1;

const rules: Readonly<Record<keyof SandboxSettings, Check>> = {
  windowMs: whole(1, maxMs),
  window: oneOf("log", "two-bucket", "fixed"),
  countsRefused: oneOf(true, false),
  requests: byPlan(whole(1, 1_000_000)),
  credits: byPlan(whole(0, Number.MAX_SAFE_INTEGER)),
  rateLimitHeaders: oneOf("all", "success", "none"),
  rateLimitFields: oneOf("x-ratelimit", "ietf", "both"),
  foreignUser,
  liveDelayMs: whole(0, maxMs),
  charges: listOf("404", "5xx", "lost"),
  creditsLagMs: whole(0, maxMs),
};

const checkNames = (given: object, names: readonly string[]): void => {
  const unknown = Object.keys(given).find((name) => !names.includes(name));
  if (unknown !== undefined) throw new TypeError(`There is no option '${unknown}'. There are ${names.join(", ")}`);
};

const checkValues = (given: SandboxSettings): void => {
  for (const name of settingNames) if (given[name] !== undefined) rules[name](name, given[name]);
};

/**
 * Refuses settings that a sandbox does not know, or that would make it wait for ever, or not at all.
 *
 * @throws RangeError that names the setting, its value and its limits; TypeError that names the one that there is not.
 */
export const checkSettings = (given: SandboxSettings): void => {
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    throw new TypeError(`Settings must be an object of ${settingNames.join(", ")}`);
  }
  checkNames(given, settingNames);
  checkValues(given);
};

/**
 * The same for a sandbox that begins, which has further options.
 *
 * @throws RangeError, TypeError as above.
 */
export const checkOptions = (given: SandboxSettings): void => {
  checkNames(given, [...settingNames, "cors", "clock", "port", "host"]);
  checkValues(given);
};
