import type { Finding } from "./decoded.ts";
import { findStatus, maxWord } from "./find-status.ts";
import { isKnownCode } from "./known-words.ts";
import { headerIn } from "./waits.ts";

const findAlone = (text: string): Finding | undefined => {
  const alone = text.trim();
  if (alone.length > maxWord) return undefined;
  if (isKnownCode(alone)) return { code: alone, confidence: "exact", why: "It is a code." };
  const code = alone
    .replace(/^\W+|\W+$/g, "")
    .replace(/[\s-]+/g, "_")
    .toUpperCase();
  return isKnownCode(code) ? { code, confidence: "likely", why: "It is a code in other letters." } : undefined;
};

const findCode = (text: string): Finding | undefined => {
  for (const [word] of text.matchAll(/\b[A-Z][A-Z_]{5,30}\b/g)) {
    // A code in the middle of a text may be somebody else's of the same name.
    if (isKnownCode(word)) return { code: word, confidence: "likely", why: "The text names this code." };
  }
  return undefined;
};

/** Codes in small letters: of two words, since one alone, such as "conflict", is an ordinary word. */
const findSmallCode = (text: string): Finding | undefined => {
  for (const [word] of text.matchAll(/\b[a-z]{2,12}(?:[_-][a-z]{2,12}){1,2}\b/g)) {
    const code = word.replaceAll("-", "_").toUpperCase();
    const confidence = text.trim().length <= maxWord ? "likely" : "guess";
    if (isKnownCode(code)) return { code, confidence, why: "The text names this code, in small letters." };
  }
  return undefined;
};

const findWait = (text: string, nowMs: number): Finding | undefined => {
  if (headerIn(text, nowMs) === undefined) return undefined;
  const why =
    "It holds a `Retry-After`, which the API is documented to send with a 429 only; a gateway may send it, too.";
  return { code: "RATE_LIMIT", confidence: "guess", why };
};

/** A code, a status, a header: a word or two by itself, or somewhere in a text. */
export const findWord = (text: string, nowMs: number): Finding | undefined =>
  findAlone(text) ?? findCode(text) ?? findSmallCode(text) ?? findStatus(text, nowMs) ?? findWait(text, nowMs);
