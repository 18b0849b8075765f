import { completeFinding, decode, maxLength, order, textOf } from "./decode.ts";
import type { Decoded, DecodedError } from "./decoded.ts";
import { findRecords } from "./find-record.ts";
import { levelsOf, withoutColours } from "./plain-text.ts";
import { splitErrors } from "./split-errors.ts";

/** Pieces that are looked at: a log that is longer repeats itself. */
const maxPieces = 5_000;

const keyOf = ({ code, status, reason }: Decoded): string => `${code ?? status} ${reason}`;

/** The errors of one piece: several where it is a list of objects. */
const decodePiece = (piece: string, nowMs: number): readonly Decoded[] => {
  for (const level of levelsOf(piece)) {
    const records = findRecords(level);
    if (records.length > 1) return records.map((record) => completeFinding(record, piece, nowMs, true));
  }
  return [decode(piece, nowMs)];
};

/**
 * Every error in a text that somebody pasted, such as a log: each code and reason once, in the order in which they come, with how
 * often. Empty where the text names none. What is only a guess is left out where something else is sure. Never throws, asks
 * nobody, and passes nothing of the text on but codes, numbers and its masked form. The first 1 MiB is looked at. Ours.
 *
 * @param nowMs For a `Retry-After` that is a date, without a `Date` beside it: milliseconds since 1970 (UTC). Default: now.
 * @example
 * import { decodeAll } from "@techlookup/core/decoder";
 *
 * for (const { code, times, fix } of decodeAll("429 Too Many Requests\nError: getaddrinfo ENOTFOUND api.example")) {
 *   console.log(code, times, fix); // RATE_LIMIT, then NETWORK_ERROR
 * }
 */
export const decodeAll = (text: string, nowMs: number = Date.now()): readonly DecodedError[] => {
  const whole = decode(text, nowMs);
  const found = new Map<string, DecodedError>();
  const pieces = splitErrors(withoutColours(textOf(text)).slice(0, maxLength)).slice(0, maxPieces);
  for (const decoded of pieces.flatMap((piece) => decodePiece(piece, nowMs))) {
    const before = found.get(keyOf(decoded));
    const isSurer = !before || order.indexOf(decoded.confidence) < order.indexOf(before.confidence);
    const times = (before?.times ?? 0) + 1;
    if (decoded.code !== undefined) found.set(keyOf(decoded), { ...(isSurer ? decoded : before), times });
  }
  const sure = [...found.values()].filter(({ confidence }) => confidence !== "guess");
  const hasCode = whole.code !== undefined;
  // What is told by several lines together is told by none of them alone.
  const known = sure.findIndex(({ code, reason }) => code === whole.code && (reason ?? whole.reason) === whole.reason);
  if (known < 0)
    return hasCode && (sure.length === 0 || whole.confidence === "exact") ? [{ ...whole, times: 1 }, ...sure] : sure;
  return sure.map((one, index) =>
    index === known && order.indexOf(whole.confidence) < order.indexOf(one.confidence)
      ? { ...whole, times: one.times }
      : one,
  );
};
