import { readRateLimit } from "../answers/answer-fields.ts";
import type { RateLimit } from "../errors/errors.ts";
import type { Outage } from "../errors/outage.ts";
import { defined } from "../errors/plain-data.ts";
import type { CallSettings } from "./settings.ts";

/** The state of the server, as a client sees it. Contains no secret, so you can use it in a health check. */
export interface Health {
  /** The parts of the server that are down or recovering. Empty if all is well, and if the client has no gate (`recovery: false`, and in web pages). */
  readonly outages: readonly Outage[];
  /** The rate limit, as the latest response with its headers stated it. */
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
