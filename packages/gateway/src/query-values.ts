import { showValue } from "@techlookup/core/platform";
import type { EndpointRule } from "./endpoints.ts";
import { invalid } from "./path-values.ts";

/** Longer than any country, industry, date or count. Ours. */
const maxLength = 200;

/**
 * The query that the API is asked with, written anew. What the values mean is for the API to judge.
 *
 * @throws Refusal, a 400 that names the parameter: one that the endpoint does not have, that comes twice (of which the
 * gateway and the API might each take another), or that is too long.
 */
export const upstreamQuery = (given: URLSearchParams, rule: EndpointRule): Record<string, string> => {
  const query = new Map<string, string>();
  for (const [name, value] of given) {
    const shown = showValue(name).slice(1, -1);
    if (!rule.query.includes(name)) {
      const known = rule.query.length === 0 ? "this endpoint takes none" : `known are ${rule.query.join(", ")}`;
      return invalid(shown, `is not known: ${known}`);
    }
    if (query.has(name)) return invalid(shown, "must be given once, and is given twice");
    if (value.length > maxLength) {
      return invalid(shown, `must have at most ${maxLength} characters, and has ${value.length}`);
    }
    if (/\p{Cc}/u.test(value)) return invalid(shown, `must have no control characters, and is ${showValue(value)}`);
    query.set(name, value);
  }
  return Object.fromEntries(query);
};
