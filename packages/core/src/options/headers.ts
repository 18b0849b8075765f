import { check, configurationError } from "../errors/configuration.ts";
import { attempt, isObject } from "../errors/plain-data.ts";

/**
 * Set by the client or by what sends the request, or fit to change what is asked for, or to carry a credential past everything
 * that masks one.
 */
const refused =
  /^(accept(-encoding)?|cache-control|connection|content-.+|expect|host|if-.+|keep-alive|pragma|proxy-.+|range|te|trailer|transfer-encoding|upgrade|user-agent|.*method-override)$|auth|bearer|cookie|credential|jwt|token|secret|signature|password|api[-_]?key|[-_]key$|session/i;

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
  for (const [name, text] of Object.entries(value)) {
    if (text === undefined) continue;
    const place = `${argument}.${name}`;
    if (refused.test(name)) {
      throw configurationError(place, "is the client's to set, or could carry credentials: leave it out");
    }
    if (typeof text !== "string" || !attempt(() => new Headers({ [name]: text }))) {
      throw configurationError(place, "must be a text that a header of this name can hold");
    }
    headers[name.toLowerCase()] = text;
  }
  return headers;
};
