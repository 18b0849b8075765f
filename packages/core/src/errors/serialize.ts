import type { AttemptRecord, StopReason } from "./attempt-record.ts";
import { type Branded, brandOf } from "./brand.ts";
import type { ErrorDetails, ErrorFields } from "./error-fields.ts";

/** A cause as plain data: what it was called and said, and what was behind it. */
export interface CauseRecord {
  readonly name?: string;
  readonly message: string;
  /** A runtime's own code, such as `ECONNREFUSED`. */
  readonly code?: string;
  readonly cause?: CauseRecord | ErrorRecord;
}

/** An error as plain data. Survives JSON, `structuredClone` and `postMessage`; `fromJSON` makes an error of it again. */
export interface ErrorRecord extends ErrorDetails, Branded, Pick<ErrorFields, "name" | "code" | "message"> {
  readonly docsUrl: string;
  readonly stopped: StopReason;
  readonly attempts: readonly AttemptRecord[];
  readonly cause?: CauseRecord | ErrorRecord;
}

/** A chain of causes is followed this far; a longer one, or a circle, ends there. */
const maxDepth = 5;

/** The fields that leave the process, by name. What is not listed stays. */
const detailKeys = [
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
] as const satisfies readonly (keyof ErrorDetails)[];

/** The listed fields of an error or of its record, and no others. */
export const pickDetails = (source: ErrorDetails): ErrorDetails => {
  const details: Record<string, unknown> = {};
  for (const key of detailKeys) if (source[key] !== undefined) details[key] = source[key];
  return details;
};

type Source = Branded & Omit<ErrorRecord, "cause"> & { readonly cause?: unknown };

const readText = (value: object, key: string): string | undefined => {
  try {
    const text = (value as Record<string, unknown>)[key];
    return typeof text === "string" ? text : undefined;
  } catch {
    return undefined; // A getter that throws tells nothing.
  }
};

const toCause = (value: unknown, depth: number): CauseRecord | ErrorRecord => {
  if (typeof value !== "object" || value === null) {
    return { message: String(value) };
  }
  if (brandOf(value) !== undefined) return toRecord(value as Source, depth);
  const name = readText(value, "name");
  const code = readText(value, "code");
  const inner: unknown = depth < maxDepth && "cause" in value ? value.cause : undefined;
  return {
    ...(name !== undefined && { name }),
    message: readText(value, "message") ?? "",
    ...(code !== undefined && { code }),
    ...(inner !== undefined && { cause: toCause(inner, depth + 1) }),
  };
};

/** An error of this project as plain data. */
export const toRecord = (error: Source, depth = 0): ErrorRecord => ({
  "@techlookup/error": error.name,
  name: error.name,
  code: error.code,
  message: error.message,
  docsUrl: error.docsUrl,
  stopped: error.stopped,
  ...pickDetails(error),
  attempts: error.attempts,
  ...(error.cause !== undefined && depth < maxDepth && { cause: toCause(error.cause, depth + 1) }),
});
