import type { AnswerFields, ConnectionReason, RateLimit } from "./error-fields.ts";
import { TechLookupError } from "./tech-lookup-error.ts";

/**
 * The server answered, and the answer says no. `code` is the API's where its body names one.
 *
 * @example
 * if (error instanceof ApiError && error.status === 403) console.error(error.body);
 */
export class ApiError extends TechLookupError implements AnswerFields {
  declare readonly status: number;
  declare readonly headers: Readonly<Record<string, string>>;
  declare readonly body: string;
  declare readonly retryAfterMs?: number;
  declare readonly rateLimit?: RateLimit;
  /** The name of the class, which bundling does not change. */
  override get name(): "ApiError" {
    return "ApiError";
  }
}

/**
 * An answer that cannot be used: a redirect, not the API's format, truncated or too large.
 *
 * @example
 * if (error instanceof ResponseError) console.error(error.status, error.headers["content-type"], error.location);
 */
export class ResponseError extends TechLookupError implements AnswerFields {
  declare readonly status: number;
  declare readonly headers: Readonly<Record<string, string>>;
  declare readonly body: string;
  declare readonly retryAfterMs?: number;
  declare readonly rateLimit?: RateLimit;
  /** Where a redirect pointed, without query. */
  declare readonly location?: string;
  /** The name of the class, which bundling does not change. */
  override get name(): "ResponseError" {
    return "ResponseError";
  }
}

/**
 * The server did not answer. The runtime's own error is the `cause`.
 *
 * @example
 * if (error instanceof ConnectionError && error.requestSent === "no") console.error("not charged", error.reason);
 */
export class ConnectionError extends TechLookupError {
  /** Why, as far as the runtime tells. */
  declare readonly reason: ConnectionReason;
  /** `no`: the request never left. `maybe`: it may have been carried out, and charged. */
  declare readonly requestSent: "no" | "maybe";
  /** The name of the class, which bundling does not change. */
  override get name(): "ConnectionError" {
    return "ConnectionError";
  }
}

/**
 * A time limit passed before the answer was complete. Named as the platform names it.
 *
 * @example
 * if (error instanceof TimeoutError) console.error(`no answer within ${error.timeoutMs} ms (${error.limit})`);
 */
export class TimeoutError extends TechLookupError {
  /** Which limit: that of one attempt, or the deadline of the whole call. */
  declare readonly limit: "attempt" | "deadline";
  /** The limit, in milliseconds. */
  declare readonly timeoutMs: number;
  /** The name of the class, which bundling does not change. */
  override get name(): "TimeoutError" {
    return "TimeoutError";
  }
}

/**
 * The caller's signal ended the call. The signal's reason is the `cause`. Named as the platform names it.
 *
 * @example
 * const { error: stopped } = await client.safe.domains.get(domain, { signal: AbortSignal.timeout(1_000) });
 * if (stopped instanceof AbortError) console.error(stopped.cause);
 */
export class AbortError extends TechLookupError {
  /** The name of the class, which bundling does not change. */
  override get name(): "AbortError" {
    return "AbortError";
  }
}

/**
 * An option or argument is wrong. Nothing was sent.
 *
 * @example
 * if (error instanceof ConfigurationError) console.error(error.argument);
 */
export class ConfigurationError extends TechLookupError {
  /** The option or argument, as the caller writes it. */
  declare readonly argument: string;
  /** The name of the class, which bundling does not change. */
  override get name(): "ConfigurationError" {
    return "ConfigurationError";
  }
}

/**
 * The call would cost more credits than the caller allows, so it was not sent.
 *
 * @example
 * if (error instanceof CreditLimitError) console.error(`${error.credits} of ${error.creditLimit}`);
 */
export class CreditLimitError extends TechLookupError {
  /** Credits that the call would have cost. */
  declare readonly credits: number;
  /** The limit that the caller set. */
  declare readonly creditLimit: number;
  /** The name of the class, which bundling does not change. */
  override get name(): "CreditLimitError" {
    return "CreditLimitError";
  }
}
