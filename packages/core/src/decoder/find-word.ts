import type { KnownCode } from "../errors/code-table.ts";
import { completeCode } from "./complete-code.ts";
import type { Finding } from "./decoded.ts";
import { findStatus, maxWord } from "./find-status.ts";
import { isKnownCode } from "./known-words.ts";
import { headerIn } from "./waits.ts";

const findAlone = (text: string): Finding | undefined => {
  const alone = text.trim();
  if (alone.length > maxWord) return undefined;
  if (isKnownCode(alone)) return { code: alone, confidence: "exact", why: "The text is a code." };
  const code = alone
    .replace(/^\W+|\W+$/g, "")
    .replace(/[\s-]+/g, "_")
    .toUpperCase();
  if (isKnownCode(code)) return { code, confidence: "likely", why: "The text is a code in a different spelling." };
  const completed = /^[A-Z][A-Z_]{4,}$/.test(alone) ? completeCode(alone) : undefined;
  return (
    completed && {
      code: completed,
      confidence: "likely",
      why: "The text is the beginning of this code, and of no other.",
    }
  );
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
    if (isKnownCode(code)) return { code, confidence, why: "The text names this code, in lower case." };
  }
  return undefined;
};

const named: readonly (readonly [name: string, code: KnownCode])[] = [
  ["BadRequest|Validation", "VALIDATION_ERROR"],
  ["Unauthorized", "UNAUTHORIZED"],
  ["Forbidden", "FORBIDDEN"],
  ["NotFound", "NOT_FOUND"],
  ["Conflict", "CONFLICT"],
  ["RateLimit|TooManyRequests", "RATE_LIMIT"],
  ["InternalServer", "INTERNAL_ERROR"],
];

/** Names of classes, as frameworks and other clients have them. */
const findName = (text: string): Finding | undefined => {
  const found = named.find(([name]) => new RegExp(`\\b(?:${name})(?:Error|Exception)\\b`).test(text));
  const why = "The text names an error class with the meaning of this code.";
  return found && { code: found[1], confidence: "guess", why };
};

const findWait = (text: string, nowMs: number): Finding | undefined => {
  if (headerIn(text, nowMs) === undefined) return undefined;
  const why =
    "The text contains a `Retry-After`. The API is documented to send it only with a 429; a gateway may also send it.";
  return { code: "RATE_LIMIT", confidence: "guess", why };
};

/** A code, a status, a header: a word or two by itself, or somewhere in a text. */
export const findWord = (text: string, nowMs: number): Finding | undefined =>
  findAlone(text) ??
  findCode(text) ??
  findSmallCode(text) ??
  findStatus(text, nowMs) ??
  findName(text) ??
  findWait(text, nowMs);
