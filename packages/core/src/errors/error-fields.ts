import type { AttemptRecord, StopReason } from "./attempt-record.ts";
import type { ErrorCode } from "./code-table.ts";

/** The classes of errors, by their `name`. */
export type ErrorName =
  | "TechLookupError"
  | "ApiError"
  | "ResponseError"
  | "ConnectionError"
  | "TimeoutError"
  | "AbortError"
  | "ConfigurationError"
  | "CreditLimitError";

/** What the server said of the rate limit. Both headers are optional. */
export interface RateLimit {
  /** `X-RateLimit-Limit`: requests a minute. */
  readonly limit?: number;
  /** `X-RateLimit-Remaining`: requests left in the window. */
  readonly remaining?: number;
}

/** What is known of an answer that became an error. */
export interface AnswerFields {
  /** HTTP status. */
  readonly status: number;
  /** The answer's headers, only those that help and hold no secret. Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The first 8,192 characters of the body as text, with secrets masked. */
  readonly body: string;
  /** The wait that the server asked for, also when it was too long to be taken. */
  readonly retryAfterMs?: number;
  /** The rate limit, where the answer told it. */
  readonly rateLimit?: RateLimit;
}

/**
 * Why a connection failed, as far as the runtime tells. `denied`: the program has no permission to connect (Deno, Node).
 * Browsers tell nothing but `offline`: all else is `unknown`.
 */
export type ConnectionReason = "dns" | "refused" | "reset" | "tls" | "unreachable" | "denied" | "offline" | "unknown";

/** Every field an error may carry besides those that all have. Which class has which is said by the classes. */
export interface ErrorDetails extends Partial<AnswerFields> {
  /** Where a redirect pointed, without query. */
  readonly location?: string;
  /** Why a connection failed. */
  readonly reason?: ConnectionReason;
  /** `no`: the request never left. `maybe`: it may have been carried out. */
  readonly requestSent?: "no" | "maybe";
  /** The limit that passed, in milliseconds. */
  readonly timeoutMs?: number;
  /** Which limit passed: one attempt's or the whole call's. */
  readonly limit?: "attempt" | "deadline";
  /** The option or argument that is wrong. */
  readonly argument?: string;
  /** Credits that the call would have cost. */
  readonly credits?: number;
  /** The caller's own limit of credits. */
  readonly creditLimit?: number;
}

/** An error as data: all that is needed to make one. */
export interface ErrorFields extends ErrorDetails {
  /** Its class. */
  readonly name: ErrorName;
  /** What programs switch on. */
  readonly code: ErrorCode;
  /** For people: what is wrong, then what to do. */
  readonly message: string;
  /** Why no further attempt was made. Default `not-retryable`. */
  readonly stopped?: StopReason;
  /** Every request of the call. Default: none. */
  readonly attempts?: readonly AttemptRecord[];
  /** What was behind it, free of secrets. */
  readonly cause?: unknown;
}
