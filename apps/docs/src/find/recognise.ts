import type { KnownCode } from "@techlookup/core";
import { rowOf } from "@techlookup/core";
import { type Decoded, decode, decodeAll, nearestCodes } from "@techlookup/core/decoder";
import { codeOfRuntime } from "./runtime-codes.ts";
import { splitWords } from "./words.ts";

/** An error that a text names, and how surely: 1 is beyond doubt. */
export interface Recognised {
  readonly code: KnownCode;
  readonly sure: number;
  /** The id of the cause, where the decoder found one. */
  readonly cause?: string;
}

const isKnown = (code: string | undefined): code is KnownCode => code !== undefined && rowOf(code) !== undefined;

const sureness: Readonly<Record<Decoded["confidence"], number>> = { exact: 1, likely: 0.85, guess: 0.4 };

const ofDecoded = (decoded: Decoded & { readonly cause?: unknown }): Recognised[] => {
  const { code, confidence, cause } = decoded;
  if (!isKnown(code)) return [];
  return [{ code, sure: sureness[confidence], ...(typeof cause === "string" && { cause }) }];
};

/** Questions are about an error more often than they are one. */
const isQuestion = /^(?:how|what|which|where|when|who|can|could|should|does|do|is|are|will)\b|\?$/i;

/** No code is written in more words. */
const maxCodeWords = 2;

const startsQuestion = (text: string): boolean => isQuestion.test(text.trim());

/** Codes that are misspelt, cut off or written as words: the whole text, or a word of it in the form of a code. */
const near = (text: string): Recognised[] => {
  const words = splitWords(text);
  const candidates = [
    ...(words.length <= maxCodeWords ? [text] : []),
    ...(text.match(/\b[A-Z]{2,}(?:_[A-Z]+)+\b|\b[A-Z]{6,}\b/g) ?? []),
  ];
  return candidates.flatMap((candidate) => {
    const nearest = nearestCodes(candidate);
    // People end names with "error" that do not: `RATELIMIT_ERROR`.
    return (nearest.length > 0 ? nearest : nearestCodes(candidate.replace(/[_ ]?error$/i, ""))).map((code, place) => ({
      code,
      sure: Math.max(0.5, 0.7 - place * 0.1),
    }));
  });
};

/** A status behind words that only announce it, or before a few that only explain it. */
const announced =
  /^(?:(?:an?|error|http|https|status|code|response|got|returns?|returned|api)\b[\s:=#/.\d]*?)*\b([345]\d\d)(?:\s+(?:error|status|code|response)s?)?$/i;

const ofStatus = (text: string): Recognised[] => {
  const status = announced.exec(text)?.[1];
  return status === undefined ? [] : ofDecoded(decode(status));
};

/** Every code once, as sure as it is at its surest. */
const unique = (found: readonly Recognised[]): Recognised[] => {
  const byCode = new Map<KnownCode, Recognised>();
  for (const one of found) if ((byCode.get(one.code)?.sure ?? 0) < one.sure) byCode.set(one.code, one);
  return [...byCode.values()].toSorted((left, right) => right.sure - left.sure);
};

/**
 * The errors that a text names: by code, status, the code of a runtime, or a sentence that the API, the client or a runtime
 * prints; and those that a misspelt code may be. The surest first.
 */
export const recognise = (text: string, decoded: Decoded = decode(text)): Recognised[] => {
  const direct = ofDecoded(decoded);
  const runtime = codeOfRuntime(text.trim());
  if (runtime !== undefined && !direct.some(({ code, sure }) => code === runtime && sure >= 0.85))
    return [{ code: runtime, sure: 0.9 }];
  const all = decodeAll(text).flatMap(ofDecoded);
  const damped = startsQuestion(text) ? 0.7 : 1;
  const said = [...direct, ...all, ...ofStatus(text.trim())].map((one) =>
    one.sure < 1 ? { ...one, sure: one.sure * damped } : one,
  );
  return unique([...said, ...(runtime === undefined ? near(text) : [])]);
};

/** Whether a text looks like a code, known or not. */
export const looksLikeCode = (text: string): boolean => /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)+$|^[A-Z]{6,}$/.test(text.trim());
