/**
 * Explains an error that somebody pasted: `@techlookup/core/decoder`. A separate entry point, because it includes the texts of all
 * error pages: programs that only call the API do not load it.
 */
export { decode } from "./decode.ts";
export { decodeAll } from "./decode-all.ts";
export type { Confidence, Decoded, DecodedError, Retrying } from "./decoded.ts";
export { nearestCodes } from "./nearest-codes.ts";
export type { QuotedCredits, QuotedRequest, Quotes } from "./quoted.ts";
