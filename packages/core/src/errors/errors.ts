import type { ErrorName } from "./error-fields.ts";
import type { OutageSeen } from "./outage.ts";
import { TechLookupError } from "./tech-lookup-error.ts";

// Stryker disable StringLiteral: the name of a member cannot be an expression

/** The rate limit, as far as the answer's headers state it. Both are optional. */
export interface RateLimit {
  /** `X-RateLimit-Limit`: requests a minute. */
  readonly limit?: number;
  /** `X-RateLimit-Remaining`: requests left in the window. */
  readonly remaining?: number;
}

/**
 * Why a connection failed, as far as the runtime knows. `proxy`: a proxy opened no tunnel, as with a 407. `denied`: the
 * program has no permission to connect (Deno, Node). Browsers know only `offline`: all else is `unknown`.
 */
export type ConnectionReason =
  | "dns"
  | "refused"
  | "reset"
  | "tls"
  | "unreachable"
  | "proxy"
  | "denied"
  | "offline"
  | "unknown";

/**
 * The server answered, and the answer says no. `code` is the API's where its body names one.
 *
 * @example
 * if (error instanceof ApiError && error.status === 403) console.error(error.body);
 */
export class ApiError extends TechLookupError<"ApiError"> {
  /** HTTP status. Web frameworks answer with it: see `toPublic`. */
  declare status: number;
  /** The answer's headers, only those that help and hold no secret. Names in lower case. */
  declare headers: Readonly<Record<string, string>>;
  /** The first 8,192 characters of the body as text, with secrets masked. */
  declare body: string;
  /** The wait that the server asked for, also when it was too long to take. */
  declare retryAfterMs?: number;
  /** The rate limit, where the answer states it. */
  declare rateLimit?: RateLimit;
  /** The class, by which guards know it. */
  override get "@techlookup/error"(): ErrorName {
    return "ApiError";
  }
}

/**
 * An answer that cannot be used: a redirect, not the API's format, truncated or too large.
 *
 * @example
 * if (error instanceof ResponseError) console.error(error.status, error.headers["content-type"], error.location);
 */
export class ResponseError extends TechLookupError<"ResponseError"> {
  /** HTTP status; 0 where a browser hides it. Web frameworks answer with it: see `toPublic`. */
  declare status: number;
  /** The answer's headers, only those that help and hold no secret. Names in lower case. */
  declare headers: Readonly<Record<string, string>>;
  /** The first 8,192 characters of the body as text, with secrets masked. */
  declare body: string;
  /** The wait that the server asked for. */
  declare retryAfterMs?: number;
  /** The rate limit, where the answer states it. */
  declare rateLimit?: RateLimit;
  /** Where a redirect pointed, without query. */
  declare location?: string;
  /** The class, by which guards know it. */
  override get "@techlookup/error"(): ErrorName {
    return "ResponseError";
  }
}

/**
 * The server did not answer. The runtime's own error is the `cause`.
 *
 * @example
 * if (error instanceof ConnectionError && error.requestSent === "no") console.error("not charged", error.reason);
 */
export class ConnectionError extends TechLookupError<"ConnectionError"> {
  /** Why, as far as the runtime knows. */
  declare reason: ConnectionReason;
  /** `no`: the request never left. `maybe`: it may have been carried out, and charged. */
  declare requestSent: "no" | "maybe";
  /** The class, by which guards know it. */
  override get "@techlookup/error"(): ErrorName {
    return "ConnectionError";
  }
}

/**
 * A time limit passed before the answer was complete. Named as the platform names it.
 *
 * @example
 * if (error instanceof TimeoutError) console.error(`no answer within ${error.timeoutMs} ms (${error.limit})`);
 */
export class TimeoutError extends TechLookupError<"TimeoutError"> {
  /** Which limit: that of one attempt, or the deadline of the whole call. */
  declare limit: "attempt" | "deadline";
  /** The limit, in milliseconds. */
  declare timeoutMs: number;
  /** The class, by which guards know it. */
  override get "@techlookup/error"(): ErrorName {
    return "TimeoutError";
  }
}

/**
 * Your signal ended the call. The signal's reason is the `cause`. Named as the platform names it.
 *
 * @example
 * const { error: stopped } = await client.safe.domains.get(domain, { signal: AbortSignal.timeout(1_000) });
 * if (stopped instanceof AbortError) console.error(stopped.cause);
 */
export class AbortError extends TechLookupError<"AbortError"> {
  /** The class, by which guards know it. */
  override get "@techlookup/error"(): ErrorName {
    return "AbortError";
  }
}

/**
 * An option or argument is invalid. Nothing was sent.
 *
 * @example
 * if (error instanceof ConfigurationError) console.error(error.argument);
 */
export class ConfigurationError extends TechLookupError<"ConfigurationError"> {
  /** The option or argument, as the caller writes it. */
  declare argument: string;
  /** The class, by which guards know it. */
  override get "@techlookup/error"(): ErrorName {
    return "ConfigurationError";
  }
}

/**
 * The call would cost more credits than the caller allows, so it was not sent.
 *
 * @example
 * if (error instanceof CreditLimitError) console.error(`${error.credits} of ${error.creditLimit}`);
 */
export class CreditLimitError extends TechLookupError<"CreditLimitError"> {
  /** Credits that the call would have cost. */
  declare credits: number;
  /** The limit that the caller set. */
  declare creditLimit: number;
  /** The class, by which guards know it. */
  override get "@techlookup/error"(): ErrorName {
    return "CreditLimitError";
  }
}

/**
 * The call was not sent, or not sent again: it got no place in the rate limit within its time (`NO_SLOT`), or the server is down, and the call's
 * patience is over (`OUTAGE`).
 *
 * @example
 * if (error instanceof WaitError) console.error(`not sent: down for ${error.outage?.forMs} ms, or ${error.waitMs} ms to wait`);
 */
export class WaitError extends TechLookupError<"WaitError"> {
  /** The wait that the call would need at the least, in milliseconds; 0 where nobody knows. */
  declare waitMs: number;
  /** `no`: nothing of the call was sent. `maybe`: attempts before the wait may have reached the server. */
  declare requestSent: "no" | "maybe";
  /** What was seen of the server that is down, and how long the call waited for it. Absent with other codes than `OUTAGE`. */
  declare outage?: OutageSeen;
  /** The class, by which guards know it. */
  override get "@techlookup/error"(): ErrorName {
    return "WaitError";
  }
}
