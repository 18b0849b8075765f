import { configurationError, showValue } from "../errors/configuration.ts";

/** Parameters of a call, as an endpoint's method takes them. */
type Parameters = Readonly<Record<string, unknown>>;

/** A query as a call takes it. */
type Query = Record<string, string | number | undefined>;

/** A text that goes into the path: not empty, of a reasonable length, and not a step up the path. */
export const checkSegment = (argument: string, value: unknown): string => {
  if (typeof value !== "string" || value.trim() === "") {
    throw configurationError(argument, `must be a text that is not empty, and is ${showValue(value)}`);
  }
  if (value.length > 200) {
    throw configurationError(argument, `must have at most 200 characters, and has ${value.length}`);
  }
  // Encoded or not, a dot segment is resolved away by URL parsers, and would reach another endpoint.
  if (/^(\.|%2e){1,2}$/i.test(value) || /\p{Cc}/u.test(value) || !value.isWellFormed()) {
    throw configurationError(argument, `cannot be part of a path, and is ${showValue(value)}`);
  }
  return encodeURIComponent(value);
};

/** A technology's id: digits, or a word of letters, digits, `_` and `-`. */
export const checkId = (argument: string, value: unknown): string => {
  const text = typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? String(value) : value;
  if (typeof text !== "string" || !/^[\w-]{1,100}$/.test(text)) {
    throw configurationError(argument, `must be an id as the API gives it, and is ${showValue(value)}`);
  }
  return text;
};

/** The parameters themselves: an object, or nothing. */
export const checkParameters = <T extends object>(value: T | undefined): Partial<T> => {
  if (value === undefined) return {};
  if (typeof value !== "object" || value === null) {
    throw configurationError("parameters", `must be an object such as { limit: 10 }, and is ${showValue(value)}`);
  }
  return value;
};

/** Counts such as `limit`: whole, not negative. The API's own bounds are unknown, and not guessed. */
export const countQuery = (parameters: Parameters, names: readonly string[]): Query => {
  const query: Query = {};
  for (const name of names) {
    const value = parameters[name];
    if (value === undefined) continue;
    if (!Number.isSafeInteger(value) || (value as number) < 0) {
      throw configurationError(name, `must be a whole number, 0 or more, and is ${showValue(value)}`);
    }
    query[name] = value as number;
  }
  return query;
};

/** Texts such as `country`: not empty. */
export const textQuery = (parameters: Parameters, names: readonly string[]): Query => {
  const query: Query = {};
  for (const name of names) {
    const value = parameters[name];
    if (value === undefined) continue;
    if (typeof value !== "string" || value.trim() === "") {
      throw configurationError(name, `must be a text that is not empty, and is ${showValue(value)}`);
    }
    query[name] = value;
  }
  return query;
};

const isDate = (value: unknown): value is string => {
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
};

/** Dates: `YYYY-MM-DD`, days that exist, the first not after the last. */
export const dateQuery = (parameters: Parameters, first: string, last: string): Query => {
  const query: Query = {};
  for (const name of [first, last]) {
    const value = parameters[name];
    if (value === undefined) continue;
    if (!isDate(value)) {
      throw configurationError(name, `must be a date that exists, as YYYY-MM-DD, and is ${showValue(value)}`);
    }
    query[name] = value;
  }
  const [from, to] = [query[first], query[last]];
  if (from !== undefined && to !== undefined && from > to) {
    throw configurationError(first, `must not be after ${last} (${to}), and is ${showValue(from)}`);
  }
  return query;
};
