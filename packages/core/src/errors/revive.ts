import { brandOf } from "./brand.ts";
import { configurationError } from "./configuration.ts";
import { createError } from "./create-error.ts";
import { type CauseRecord, type ErrorRecord, pickDetails } from "./serialize.ts";
import type { TechLookupError } from "./tech-lookup-error.ts";

const reviveCause = (record: CauseRecord | ErrorRecord): unknown => {
  if (brandOf(record) !== undefined) return revive(record as ErrorRecord);
  const { name, message, code, cause } = record as CauseRecord;
  // What was thrown was no object, but a text or the like.
  if (name === undefined && code === undefined && cause === undefined) return message;
  const error = new Error(message, cause === undefined ? undefined : { cause: reviveCause(cause) });
  if (name !== undefined) Object.defineProperty(error, "name", { value: name });
  return code === undefined ? error : Object.assign(error, { code });
};

const revive = (record: ErrorRecord): TechLookupError => {
  const { name, code, message, stopped, attempts, cause } = record;
  return createError({
    ...{ name, code, message, stopped, attempts },
    ...pickDetails(record),
    ...(cause !== undefined && { cause: reviveCause(cause) }),
  });
};

/**
 * Makes an error of what `toJSON` gave, after JSON, `structuredClone` or `postMessage`: same class, code, fields,
 * attempts and causes. Only the stack is new.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`) when the value is not such a record.
 * @example
 * // One side: worker.postMessage(error.toJSON()). The other:
 * const revived = fromJSON(message.data);
 */
export const fromJSON = (value: unknown): TechLookupError => {
  const record = value as ErrorRecord;
  if (brandOf(value) === undefined || typeof record.code !== "string" || !Array.isArray(record.attempts)) {
    throw configurationError("value", "is not an error's JSON: pass what error.toJSON() returned");
  }
  return revive(record);
};
