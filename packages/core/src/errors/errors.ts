import type { ErrorName } from "./error-fields.ts";
import type { OutageSeen } from "./outage.ts";
import { TechLookupError } from "./tech-lookup-error.ts";

// Stryker disable StringLiteral: the name of a member cannot be an expression

/** The rate limit, as far as the response's headers state it. Both fields are optional. */
export interface RateLimit {
  /** `X-RateLimit-Limit`: requests a minute. */
  readonly limit?: number;
  /** `X-RateLimit-Remaining`: requests left in the window. */
  readonly remaining?: number;
}

/**
 * Why a connection failed, as far as the runtime reveals it. `proxy`: a proxy refused to open a tunnel, as with a 407. `denied`:
 * the program has no permission to connect (Deno, Node). Browsers reveal only `offline`: everything else is `unknown`.
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
 * The server responded with an error. `code` is the API's code if the body names one.
 *
 * @example
 * if (error instanceof ApiError && error.status === 403) console.error(error.body);
 */
export class ApiError extends TechLookupError<"ApiError"> {
  /** HTTP status. Web frameworks send it to your visitors: see `toPublic`. */
  declare status: number;
  /** The response headers that help and contain no secret. Names are in lower case. */
  declare headers: Readonly<Record<string, string>>;
  /** The first 8,192 characters of the body as text, with secrets masked. */
  declare body: string;
  /** The wait that the server asked for, in milliseconds, even if it was longer than `maxWaitMs`. */
  declare retryAfterMs?: number;
  /** The rate limit, if the response states it. */
  declare rateLimit?: RateLimit;
  /** The name of the class, which guards and `instanceof` check. */
  override get "@techlookup/error"(): ErrorName {
    return "ApiError";
  }
}

/**
 * The response cannot be used: it is a redirect, is not in the API's format, broke off or is too large.
 *
 * @example
 * if (error instanceof ResponseError) console.error(error.status, error.headers["content-type"], error.location);
 */
export class ResponseError extends TechLookupError<"ResponseError"> {
  /** HTTP status; 0 if the browser hides it. Web frameworks send it to your visitors: see `toPublic`. */
  declare status: number;
  /** The response headers that help and contain no secret. Names are in lower case. */
  declare headers: Readonly<Record<string, string>>;
  /** The first 8,192 characters of the body as text, with secrets masked. */
  declare body: string;
  /** The wait that the server asked for, in milliseconds. */
  declare retryAfterMs?: number;
  /** The rate limit, if the response states it. */
  declare rateLimit?: RateLimit;
  /** The target of the redirect, without its query. */
  declare location?: string;
  /** The name of the class, which guards and `instanceof` check. */
  override get "@techlookup/error"(): ErrorName {
    return "ResponseError";
  }
}

/**
 * The server did not respond. The `cause` is the runtime's own error.
 *
 * @example
 * if (error instanceof ConnectionError && error.requestSent === "no") console.error("not charged", error.reason);
 */
export class ConnectionError extends TechLookupError<"ConnectionError"> {
  /** Why the connection failed, as far as the runtime reveals it. */
  declare reason: ConnectionReason;
  /** `no`: the request was not sent. `maybe`: it may have been carried out and charged. */
  declare requestSent: "no" | "maybe";
  /** The name of the class, which guards and `instanceof` check. */
  override get "@techlookup/error"(): ErrorName {
    return "ConnectionError";
  }
}

/**
 * A time limit passed before the response was complete. Named like the platform's own error.
 *
 * @example
 * if (error instanceof TimeoutError) console.error(`no response within ${error.timeoutMs} ms (${error.limit})`);
 */
export class TimeoutError extends TechLookupError<"TimeoutError"> {
  /** Which limit passed: the limit of one attempt, or the deadline of the whole call. */
  declare limit: "attempt" | "deadline";
  /** The limit, in milliseconds. */
  declare timeoutMs: number;
  /** The name of the class, which guards and `instanceof` check. */
  override get "@techlookup/error"(): ErrorName {
    return "TimeoutError";
  }
}

/**
 * Your signal ended the call. The `cause` is the signal's reason. Named like the platform's own error.
 *
 * @example
 * const { error: stopped } = await client.safe.domains.get(domain, { signal: AbortSignal.timeout(1_000) });
 * if (stopped instanceof AbortError) console.error(stopped.cause);
 */
export class AbortError extends TechLookupError<"AbortError"> {
  /** The name of the class, which guards and `instanceof` check. */
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
  /** The option or argument, as you write it. */
  declare argument: string;
  /** The name of the class, which guards and `instanceof` check. */
  override get "@techlookup/error"(): ErrorName {
    return "ConfigurationError";
  }
}

/**
 * The call would exceed your `creditLimit`, so the client did not send it.
 *
 * @example
 * if (error instanceof CreditLimitError) console.error(`${error.credits} of ${error.creditLimit}`);
 */
export class CreditLimitError extends TechLookupError<"CreditLimitError"> {
  /** Credits that the call would have cost. */
  declare credits: number;
  /** The limit that you set. */
  declare creditLimit: number;
  /** The name of the class, which guards and `instanceof` check. */
  override get "@techlookup/error"(): ErrorName {
    return "CreditLimitError";
  }
}

/**
 * The call was not sent, or not sent again. `NO_SLOT`: the rate limit had no room in time. `OUTAGE`: the server is down, and the call
 * has waited for `patienceMs`.
 *
 * @example
 * if (error instanceof WaitError) console.error(`not sent: down for ${error.outage?.forMs} ms, or ${error.waitMs} ms to wait`);
 */
export class WaitError extends TechLookupError<"WaitError"> {
  /** The shortest wait that the call would need, in milliseconds; 0 if it is unknown. */
  declare waitMs: number;
  /** `no`: the call sent nothing. `maybe`: attempts before the wait may have reached the server. */
  declare requestSent: "no" | "maybe";
  /** The state of the server that is down, and how long the call waited for it. Set only if the code is `OUTAGE`. */
  declare outage?: OutageSeen;
  /** The name of the class, which guards and `instanceof` check. */
  override get "@techlookup/error"(): ErrorName {
    return "WaitError";
  }
}
