import type { CallSpec } from "../contract/call-spec.ts";
import { sha256 } from "./sha256.ts";

/** What names a request on its way through other systems, and changes no answer. */
const tracing =
  /^(traceparent|tracestate|baggage|b3|x-b3-.+|x-(request|correlation|trace|amzn-trace)-id|sentry-trace|user-agent)$/;

/** What of a call's settings the answer depends on. */
export interface KeySettings {
  /** Where the API is. */
  readonly baseUrl: string;
  /** The caller's own count, since a server between may answer by them; those that only trace a request do not. */
  readonly headers: Readonly<Record<string, string>>;
}

const sorted = (fields: Readonly<Record<string, unknown>>): readonly (readonly [string, string])[] =>
  Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [name, String(value)] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1));

/**
 * Names calls of one API key for a store: by a hash of the key, and one of all that the answer depends on. Nothing of either can be read from it.
 *
 * @example
 * const keyOf = cacheKeys("tapi_live_…");
 * console.log(keyOf(spec, settings)); // techlookup:v1:…:…
 */
export const cacheKeys = (apiKey: string): ((spec: CallSpec, settings: KeySettings) => string) => {
  const account = sha256(apiKey).slice(0, 32);
  return ({ method, path, query = {} }, { baseUrl, headers }) => {
    const ours = sorted(headers).filter(([name]) => !tracing.test(name));
    return `techlookup:v1:${account}:${sha256(JSON.stringify([baseUrl, method, path, sorted(query), ours]))}`;
  };
};
