import type { AttemptRecord, StopReason } from "./attempt-record.ts";
import { type Branded, brandOf } from "./brand.ts";
import { defined } from "./defined.ts";
import type { ErrorDetails, ErrorFields } from "./error-fields.ts";
import { isObject } from "./is-object.ts";
import { readText } from "./read-text.ts";

/** A cause as plain data: what it was called and said, and what was behind it. */
export interface CauseRecord {
  /** What it was called. */
  readonly name?: string;
  /** What it said. */
  readonly message: string;
  /** A runtime's own code, such as `ECONNREFUSED`. */
  readonly code?: string;
  /** What was behind it. */
  readonly cause?: CauseRecord | ErrorRecord;
}

/** An error as plain data. Survives JSON, `structuredClone` and `postMessage`; `fromJSON` makes an error of it again. */
export interface ErrorRecord extends ErrorDetails, Branded, Pick<ErrorFields, "name" | "code" | "message"> {
  /** The page that explains the code. */
  readonly docsUrl: string;
  /** Why no further attempt was made. */
  readonly stopped: StopReason;
  /** Every request of the call, in order. */
  readonly attempts: readonly AttemptRecord[];
  /** What was behind it. */
  readonly cause?: CauseRecord | ErrorRecord;
}

/** A chain of causes is followed this far; a longer one, or a circle, ends there. */
const maxDepth = 5;

/** What leaves the process besides the cause, by name. What is not listed stays. */
const detailKeys: readonly (keyof ErrorDetails)[] = [
  "status",
  "retryAfterMs",
  "rateLimit",
  "headers",
  "body",
  "location",
  "reason",
  "requestSent",
  "timeoutMs",
  "limit",
  "argument",
  "credits",
  "creditLimit",
];
const commonKeys: readonly (keyof ErrorRecord)[] = [
  "@techlookup/error",
  "name",
  "code",
  "message",
  "docsUrl",
  "stopped",
  "attempts",
];

const pick = <Key extends string>(source: { readonly [name in Key]?: unknown }, keys: readonly Key[]): object =>
  defined(Object.fromEntries(keys.map((key) => [key, source[key]])));

/** The listed fields of an error or of its record, and no others. */
export const pickDetails = (source: ErrorDetails): ErrorDetails => pick(source, detailKeys);

type Source = Branded & Omit<ErrorRecord, "cause"> & { readonly cause?: unknown };

const toCause = (value: unknown, depth: number): CauseRecord | ErrorRecord | undefined => {
  if (value === undefined) return undefined;
  if (!isObject(value)) return { message: String(value) };
  if (brandOf(value) !== undefined) return toRecord(value as Source, depth);
  const inner: unknown = depth < maxDepth && "cause" in value ? value.cause : undefined;
  return defined({
    name: readText(value, "name"),
    message: readText(value, "message") ?? "",
    code: readText(value, "code"),
    cause: toCause(inner, depth + 1),
  });
};

/** An error of this project as plain data. */
export const toRecord = (error: Source, depth = 0): ErrorRecord =>
  defined({
    ...(pick(error, commonKeys) as ErrorRecord),
    ...pickDetails(error),
    cause: depth < maxDepth ? toCause(error.cause, depth + 1) : undefined,
  });
