import { completeCode, completeWord } from "./complete-code.ts";
import type { Finding } from "./decoded.ts";
import { isKnownCode } from "./known-words.ts";

/** A field `code` whose value the end of the text, or dots, cut off. */
const cutField = /\bcode\\{0,8}["']?\s{0,4}[:=]\s{0,4}\\{0,8}["']?([A-Z][A-Z\d_]{1,30})(?:…|\.{2,3}|$)/g;

/** A word that ends early: at the end of the text, before dots, or in quotation marks. */
const cutWord = /\b([A-Z]{2,20}_[A-Z_]{0,20})(?=…|\.{2,3}|["'`\\]|\s*$)/g;

const finding = (code: string): Finding => ({
  code,
  confidence: "likely",
  why: "The text contains the beginning of this code, and of no other.",
});

/** A code that was cut off, where it can be only one. */
export const findCutCode = (text: string): Finding | undefined => {
  for (const [, start = ""] of text.matchAll(cutField)) {
    const code = isKnownCode(start) ? undefined : completeCode(start);
    if (code !== undefined) return finding(code);
  }
  for (const [, start = ""] of text.matchAll(cutWord)) {
    const code = isKnownCode(start) ? undefined : completeWord(start);
    if (code !== undefined) return finding(code);
  }
  return undefined;
};
