import { completeFinding } from "./complete-finding.ts";
import type { Decoded } from "./decoded.ts";
import { withoutColours } from "./plain-text.ts";
import { inScope } from "./scope.ts";
import { search } from "./search.ts";
import { maxLength, textOf } from "./text-of.ts";

/**
 * Explains an error that somebody pasted: as JSON, as a console, curl or another language prints it, from a log, cut off, escaped
 * or URL-encoded, or only a word of it. Names the cause if the text gives evidence of one, quotes the request, parameter, waits
 * and credits, and says when it is another API's error. If the text contains several errors, it returns the most certain one;
 * `decodeAll` lists them. Never throws and sends nothing. Passes on only codes, numbers, names of parameters, paths below `/v1/`
 * and the masked text. Reads the first 1 MiB. Our decision.
 *
 * @param nowMs For a `Retry-After` that is a date, without a `Date` beside it: milliseconds since 1970 (UTC). Default: now.
 * @example
 * import { decode } from "@techlookup/core/decoder";
 *
 * const { title, cause } = decode("TypeError: fetch failed … getaddrinfo ENOTFOUND api.example");
 * console.log(title, cause?.id); // No response from the server dns
 */
export const decode = (text: string, nowMs: number = Date.now()): Decoded => {
  const plain = withoutColours(textOf(text)).slice(0, maxLength);
  const finding = search(plain, nowMs);
  const scoped = finding.isOurs ? finding : inScope(finding, plain, nowMs);
  return completeFinding(finding.foreign ? scoped : { ...finding, evidence: scoped.evidence }, text, nowMs);
};
