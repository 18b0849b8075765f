import { check, configurationError } from "../errors/configuration.ts";
import { isObject } from "../errors/plain-data.ts";

/** What a header's name is made of (RFC 9110, section 5.6.2, token). */
const nameShape = /^[\w!#$%&'*+.^`|~-]+$/;

/** What a header's value may hold (RFC 9110, section 5.5), less what fetch trims or refuses. */
const valueShape = /^[\x21-\x7e\x80-\xff]([\t\x20-\x7e\x80-\xff]*[\x21-\x7e\x80-\xff])?$/;

/** Set by the client, or by what sends the request. */
const reserved =
  /^(accept|accept-encoding|authorization|connection|content-(encoding|length|type)|expect|host|keep-alive|te|trailer|transfer-encoding|upgrade|user-agent)$/;

/** Could carry a credential past everything that masks one. */
const credential = /^proxy-|cookie|auth|token|secret|password|api-?key|session/;

/**
 * Headers of the caller's own, in lower case, added to those so far. Values are never shown: they may be private.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`)
 */
export const readHeaders = (
  argument: string,
  value: unknown,
  base: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> => {
  check(isObject(value) && !(Symbol.iterator in value), argument, "be an object such as { traceparent: id }", value);
  const headers: Record<string, string> = { ...base };
  for (const [given, text] of Object.entries(value)) {
    if (text === undefined) continue;
    const name = given.toLowerCase();
    const place = `${argument}.${given}`;
    check(nameShape.test(name), argument, "have names of letters, digits and hyphens", given);
    if (reserved.test(name)) throw configurationError(place, "is set by the client itself: leave it out");
    if (credential.test(name))
      throw configurationError(place, "could carry credentials, which only apiKey or token may");
    if (typeof text !== "string" || !valueShape.test(text)) {
      throw configurationError(place, "must be a text of visible characters, without line breaks");
    }
    headers[name] = text;
  }
  return headers;
};
