import { readRateLimit } from "../answers/answer-fields.ts";
import type { RateLimit } from "../errors/errors.ts";
import type { Outage } from "../errors/outage.ts";
import { defined } from "../errors/plain-data.ts";
import type { CallSettings } from "./settings.ts";

/** How the server is, as a client sees it. Fit for a health check: it holds no secret. */
export interface Health {
  /** Parts of the server that are down, or coming back. Empty where all is well, and where the client has no gate (`recovery: false`, and in pages). */
  readonly outages: readonly Outage[];
  /** The rate limit, as the latest answer that told it stated it. */
  readonly rateLimit?: RateLimit;
}

/** What a client has seen of its server so far. */
export const healthOf = ({ recovery, seen: { limitHeaders } }: CallSettings): Health => {
  const health = {
    outages: recovery?.outages() ?? [],
    rateLimit: limitHeaders && Object.freeze(readRateLimit(limitHeaders)),
  };
  return Object.freeze(defined(health));
};
