/**
 * Says what an error is about that somebody pasted: `@techlookup/core/decoder`. Its own entry point, since it brings the texts of
 * all error pages: programs that only call the API do not load it.
 */
export { decode } from "./decode.ts";
export { decodeAll } from "./decode-all.ts";
export type { Confidence, Decoded, DecodedError, Retrying } from "./decoded.ts";
export { nearestCodes } from "./nearest-codes.ts";
export type { QuotedCredits, QuotedRequest, Quotes } from "./quoted.ts";
