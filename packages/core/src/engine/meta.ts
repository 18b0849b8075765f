import { readRateLimit } from "../answers/answer-fields.ts";
import type { AttemptRecord } from "../errors/attempt-record.ts";
import type { RateLimit } from "../errors/errors.ts";
import { defined } from "../errors/plain-data.ts";
import type { Progress } from "./progress.ts";

/** How an answer came to be: what `withResponse()` gives besides the data. */
export interface CallMeta {
  /** HTTP status of the answer. */
  readonly status: number;
  /** Every request that was made for it, the answered one last. Empty where the answer came from the cache. */
  readonly attempts: readonly AttemptRecord[];
  /** The server's name for the request, where it tells one (`X-Request-Id`). The vendor documents none. */
  readonly requestId?: string;
  /** The rate limit, as the latest answer to any call of this client stated it. */
  readonly rateLimit?: RateLimit;
  /** How long the call waited for its turn in the rate limit, all attempts together. Milliseconds; 0 where calls are not paced. */
  readonly slotWaitMs: number;
  /** Whether the answer came from the cache. Then nothing was sent. */
  readonly cached: boolean;
  /** Of a cached answer: how long ago the server gave it, in milliseconds. */
  readonly ageMs?: number;
  /** Whether the request was sent for another call of the same, which was on its way. Absent where it was not. */
  readonly shared?: true;
  /**
   * Credits that the call may have cost: an estimate by the documented prices, since the API does not tell. Attempts that
   * failed count as well, unless they were certainly free. 0 for an answer that is cached or shared.
   */
  readonly estimatedCredits: number;
}

/** What `withResponse()` gives. */
export interface WithMeta<T> {
  /** The data, as the call itself gives them. */
  readonly data: T;
  /** How they came to be. */
  readonly meta: CallMeta;
}

/**
 * A call of the API on its way: a promise of its data, which can tell more.
 *
 * @example
 * const call = client.domains.get("example.com");
 * const profile = await call;
 */
export interface Call<T> extends Promise<T> {
  /**
   * The data, and how they came to be. It sends nothing of its own, and rejects as the call does.
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
