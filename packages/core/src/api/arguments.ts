import { check } from "../errors/checks.ts";
import { isObject } from "../errors/is-object.ts";

/** A query as a call takes it. */
type Query = Record<string, string | number>;

/** Whether a value fits, and what is wanted. */
type Rule = readonly [fits: (value: unknown) => boolean, wanted: string];

/** The API's own bounds are unknown, and not guessed. */
const count: Rule = [(value) => Number.isSafeInteger(value) && (value as number) >= 0, "be a whole number, 0 or more"];

const text: Rule = [(value) => typeof value === "string" && value.trim() !== "", "be a text that is not empty"];

/** A day that does not exist comes out as another. */
const isDate = (value: unknown): boolean =>
  typeof value === "string" && value.length === 10 && new Date(value).toJSON() === `${value}T00:00:00.000Z`;

const date: Rule = [isDate, "be a date that exists, as YYYY-MM-DD"];

type ParameterName = "limit" | "offset" | "technology_id" | "days" | "country" | "industry" | "start_date" | "end_date";

const parameterRules: Readonly<Record<ParameterName, Rule>> = {
  limit: count,
  offset: count,
  technology_id: count,
  days: count,
  country: text,
  industry: text,
  start_date: date,
  end_date: date,
};

/** The named ones of a call's parameters, each checked; those that are `undefined` are left out. */
export const checkParameters = <Name extends ParameterName>(
  parameters: { readonly [Key in Name]?: unknown } | undefined,
  ...names: readonly Name[]
): Query => {
  const given: { readonly [Key in Name]?: unknown } = parameters === undefined ? {} : parameters;
  const isGiven: boolean = isObject(given);
  check(isGiven, "parameters", "be an object such as { limit: 10 }", given);
  const query: Query = {};
  for (const name of names) {
    const value = given[name];
    if (value === undefined) continue;
    const [fits, wanted] = parameterRules[name];
    check(fits(value), name, wanted, value);
    query[name] = value as string | number;
  }
  return query;
};

/** A text that goes into the path. Encoded or not, a dot segment would be resolved away, and reach another endpoint. */
export const checkSegment = (argument: string, value: unknown): string => {
  const fits = typeof value === "string" && /^(?!(\.|%2e){1,2}$)(?=.*\S)[^\p{Cc}\p{Cs}]{1,200}$/isu.test(value);
  check(fits, argument, "be a text that fits into a path, of 1 to 200 characters", value);
  return encodeURIComponent(value as string);
};

/** A technology's id: digits, or a word of letters, digits, `_` and `-`. */
export const checkId = (argument: string, value: unknown): string => {
  const fits = typeof value === "string" || (Number.isSafeInteger(value) && (value as number) >= 0);
  check(fits && /^[\w-]{1,100}$/.test(String(value)), argument, "be an id as the API gives it", value);
  return String(value);
};
