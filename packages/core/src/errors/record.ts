import { pageOf } from "./docs-url.ts";
import type { ErrorFields, ErrorName, FieldsOf } from "./error-fields.ts";
import { brandOf } from "./guards.ts";
import { attempt, copyFlat, defined, isObject, read, readText } from "./plain-data.ts";
import type { TechLookupError } from "./tech-lookup-error.ts";

/** A cause as plain data: an error of this project in full; of any other error its name, message, code and cause. */
export type CauseRecord =
  | ErrorRecord
  | { readonly name?: string; readonly message: string; readonly code?: string; readonly cause?: CauseRecord };

/** An error as plain data. Survives JSON, `structuredClone` and `postMessage`; `fromJSON` turns it back into an error. */
export type ErrorRecord<Name extends ErrorName = ErrorName> = Name extends ErrorName
  ? FieldsOf<Name> &
      Pick<TechLookupError, "name" | "code" | "message" | "docsUrl" | "stopped" | "attempts"> & {
        /** The class. */
        "@techlookup/error": Name;
        /** The error behind this one. */
        cause?: CauseRecord;
      }
  : never;

/** A chain of causes is followed this far; a longer one, or a circle, ends there. */
export const maxDepth = 5;

/** What leaves the process besides the cause, and the type of each. What is not listed stays. */
// biome-ignore format: a table reads row by row
const types = {
  code: "string", message: "string", stopped: "string", attempts: "array",
  status: "number", retryAfterMs: "number", rateLimit: "object", headers: "object", body: "string", location: "string",
  reason: "string", requestSent: "string", timeoutMs: "number", limit: "string",
  argument: "string", credits: "number", creditLimit: "number", waitMs: "number", outage: "object",
} as const satisfies Record<Exclude<keyof ErrorFields, "name" | "cause">, string>;

const typed = /* @__PURE__ */ Object.entries(types);

/**
 * What an error holds besides its cause, read from it or from its record, without fields of a wrong type: a framework may
 * have written to the error, and anybody may have made the record. Never throws: what cannot be read is left out.
 */
export const readFields = (source: unknown): ErrorFields => {
  const name = brandOf(source);
  const fields: Record<string, unknown> = {
    name,
    code: "UNKNOWN_ERROR",
    message: "",
    stopped: "not-retryable",
    attempts: [],
  };
  for (const [key, type] of typed) {
    try {
      const value = (source as Record<string, unknown>)[key];
      if (Array.isArray(value)) {
        // No call makes a thousand attempts; a record from elsewhere may claim so.
        if (type === "array") fields[key] = value.slice(0, 1_000).filter(isObject).map(copyFlat);
      } else if (typeof value === type) fields[key] = type === "object" ? copyFlat(value as object) : value;
    } catch {
      // It throws when it is read.
    }
  }
  return fields as unknown as ErrorFields;
};

const toCause = (value: unknown, depth: number): CauseRecord | undefined => {
  if (value === undefined || depth > maxDepth) return undefined;
  if (brandOf(value) !== undefined) return toRecord(value as object, depth);
  if (!isObject(value)) return { message: attempt(() => String(value)) ?? "" };
  return defined({
    name: readText(value, "name"),
    message: readText(value, "message") ?? "",
    code: readText(value, "code"),
    cause: toCause(read(value, "cause"), depth + 1),
  });
};

/** An error of this project as plain data. Never throws. */
export const toRecord = (error: object, depth = 0): ErrorRecord => {
  const fields = readFields(error);
  return defined({
    "@techlookup/error": fields.name,
    ...fields,
    name: readText(error, "name") ?? fields.name,
    docsUrl: pageOf(fields.code),
    cause: toCause(read(error, "cause"), depth + 1),
  }) as ErrorRecord;
};
