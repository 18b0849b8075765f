import { configurationError } from "./configuration.ts";
import type { ErrorFields } from "./error-fields.ts";
import {
  AbortError,
  ApiError,
  ConfigurationError,
  ConnectionError,
  CreditLimitError,
  ResponseError,
  TimeoutError,
  WaitError,
} from "./errors.ts";
import { brandOf } from "./guards.ts";
import { attempt, hide, isObject, read, readText } from "./plain-data.ts";
import { maxDepth, readFields } from "./record.ts";
import { TechLookupError } from "./tech-lookup-error.ts";

/**
 * Makes the error that the data describe. A class that this version does not know becomes its base.
 *
 * @example
 * throw createError({ name: "AbortError", code: "ABORTED", message: "The call was aborted" });
 */
export const createError = ({ name, ...init }: ErrorFields): TechLookupError => {
  const classes = [
    ...[ApiError, ResponseError, ConnectionError, TimeoutError],
    ...[AbortError, ConfigurationError, CreditLimitError, WaitError],
  ];
  const type = classes.find(({ prototype }) => prototype["@techlookup/error"] === name) ?? TechLookupError;
  return new type(init as never);
};

const reviveCause = (record: unknown, depth: number): unknown => {
  if (depth > maxDepth || !isObject(record)) return undefined;
  if (brandOf(record) !== undefined) return revive(record, depth);
  const [name, code, message = ""] = ["name", "code", "message"].map((key) => readText(record, key));
  const cause = reviveCause(read(record, "cause"), depth + 1);
  // What was thrown was no object, but a text or the like.
  if (name === undefined && code === undefined && cause === undefined) return message;
  const error = new Error(message, cause === undefined ? undefined : { cause });
  if (name !== undefined) hide(error, "name", name);
  return code === undefined ? error : Object.assign(error, { code });
};

const revive = (record: object, depth = 0): TechLookupError => {
  const cause = reviveCause(read(record, "cause"), depth + 1);
  const error = createError({ ...readFields(record), cause });
  error.name = readText(record, "name") ?? error.name;
  return error;
};

/**
 * Turns the result of `toJSON` back into an error, after JSON, `structuredClone` or `postMessage`: same class, code, fields,
 * attempts and causes, the causes as deep as `toJSON` follows them. Only the stack is new. A class that this version does
 * not know becomes `TechLookupError`; fields that it does not know, or whose type is wrong, are left out.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`) when the value is not such a record: without the brand of an error, or
 *   without `code` and `attempts`. It throws nothing else, whatever the value.
 * @example
 * // One side: worker.postMessage(error.toJSON()). The other:
 * const revived = fromJSON(message.data);
 */
export const fromJSON = (value: unknown): TechLookupError => {
  const isRecord = brandOf(value) !== undefined && readText(value, "code") !== undefined;
  if (isRecord && attempt(() => Array.isArray(read(value, "attempts")))) return revive(value as object);
  throw configurationError("value", "is not an error's JSON: pass what error.toJSON() returned");
};
