import { readRateLimit } from "../answers/answer-fields.ts";
import type { AttemptRecord } from "../errors/attempt-record.ts";
import type { RateLimit } from "../errors/errors.ts";
import { defined } from "../errors/plain-data.ts";
import type { Progress } from "./progress.ts";

/** How the data was obtained: what `withResponse()` returns besides the data. */
export interface CallMeta {
  /** HTTP status of the response. */
  readonly status: number;
  /** Every attempt of the call, the successful one last. Empty if the response came from the cache. */
  readonly attempts: readonly AttemptRecord[];
  /** The server's id of the request, if the response has one (`X-Request-Id`). The vendor documents none. */
  readonly requestId?: string;
  /** The rate limit, as the latest response to any call of this client stated it. */
  readonly rateLimit?: RateLimit;
  /** How long the call waited for the rate limit, all attempts together, in milliseconds; 0 if calls are not paced. */
  readonly slotWaitMs: number;
  /** Whether the response came from the cache. If so, nothing was sent. */
  readonly cached: boolean;
  /** For a cached response: how long ago the server sent it, in milliseconds. */
  readonly ageMs?: number;
  /** Whether the request was sent for another, identical call that was already running. Absent if it was not. */
  readonly shared?: true;
  /**
   * Credits that the call may have cost: an estimate by known prices, because the API does not report it. Failed attempts count as
   * well, unless they were certainly free. 0 for a response that is cached or shared.
   */
  readonly estimatedCredits: number;
}

/** What `withResponse()` returns. */
export interface WithMeta<T> {
  /** The data, as the call itself returns it. */
  readonly data: T;
  /** How the data was obtained. */
  readonly meta: CallMeta;
}

/**
 * A running call of the API: a promise of its data, with details on request.
 *
 * @example
 * const call = client.domains.get("example.com");
 * const profile = await call;
 */
export interface Call<T> extends Promise<T> {
  /**
   * The data, and how it was obtained. Sends no further request, and rejects as the call does.
   *
   * @throws TechLookupError
   * @example
   * const { data, meta } = await client.domains.get("example.com").withResponse();
   * console.log(data.active_technologies, meta.attempts.length, meta.rateLimit?.remaining);
   */
  withResponse(): Promise<WithMeta<T>>;
}

/** What is known of a call that has succeeded. */
export const metaOf = ({ outcome, attempts, slotWaitMs, estimatedCredits, settings, origin }: Progress): CallMeta => {
  const { status = 0, headers } = outcome ?? {};
  const { limitHeaders } = settings.seen;
  const requestId = headers?.get("x-request-id");
  return defined({
    ...{ status, attempts, slotWaitMs, estimatedCredits },
    requestId: requestId ? settings.redact(requestId) : undefined,
    rateLimit: limitHeaders && readRateLimit(limitHeaders),
    cached: false,
    ...origin,
  });
};
