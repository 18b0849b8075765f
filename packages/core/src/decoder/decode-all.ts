import { completeFinding } from "./complete-finding.ts";
import { decode } from "./decode.ts";
import type { Decoded, DecodedError } from "./decoded.ts";
import { findForeignObjects } from "./find-foreign.ts";
import { findRecords } from "./find-record.ts";
import { mergeErrors } from "./merge-errors.ts";
import { levelsOf, withoutColours } from "./plain-text.ts";
import { splitErrors } from "./split-errors.ts";
import { maxLength, textOf } from "./text-of.ts";

/** Pieces that are looked at: a log that is longer repeats itself. */
const maxPieces = 5_000;

/** The errors of one piece: several where it is a list of objects. */
const decodePiece = (piece: string, nowMs: number): readonly Decoded[] => {
  for (const level of levelsOf(piece)) {
    const records = findRecords(level);
    const isOurs = records.some((record) => record.isOurs);
    const found = isOurs ? records : [...records, ...findForeignObjects(level)];
    if (found.length > 1) return found.map((one) => completeFinding(one, piece, nowMs));
  }
  return [decode(piece, nowMs)];
};

/**
 * Lists every error in a text that somebody pasted, such as a log: each code, reason, cause and parameter once, in the order of
 * the text, with the number of times. Errors of other APIs are listed as such. Empty if the text names none. Guesses are left
 * out if something else is certain. Never throws, sends nothing, and passes on what `decode` does. Reads the first 1 MiB. Our
 * decision.
 *
 * @param nowMs For a `Retry-After` that is a date, without a `Date` beside it: milliseconds since 1970 (UTC). Default: now.
 * @example
 * import { decodeAll } from "@techlookup/core/decoder";
 *
 * for (const { code, times, cause } of decodeAll("429 Too Many Requests\nError: getaddrinfo ENOTFOUND api.example")) {
 *   console.log(code, times, cause?.id); // RATE_LIMIT, then NETWORK_ERROR with its cause
 * }
 */
export const decodeAll = (text: string, nowMs: number = Date.now()): readonly DecodedError[] => {
  const pieces = splitErrors(withoutColours(textOf(text)).slice(0, maxLength)).slice(0, maxPieces);
  // Lines repeat in a log: each is read once.
  const known = new Map<string, readonly Decoded[]>();
  const errorsOf = (piece: string): readonly Decoded[] => {
    const before = known.get(piece) ?? decodePiece(piece, nowMs);
    known.set(piece, before);
    return before;
  };
  return mergeErrors(decode(text, nowMs), pieces.flatMap(errorsOf));
};
