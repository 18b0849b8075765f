import type { KnownCode } from "../errors/code-table.ts";
import { codes } from "../errors/codes.ts";

/** Letters that a cut code has at least. Three are enough for `TIM`, and fewer are a coincidence. */
const minLetters = 3;

/**
 * The code that a beginning stands for, where it can be no other.
 *
 * @example
 * completeCode("INTERNAL_ERR"); // INTERNAL_ERROR
 * completeCode("UNEXPECTED_"); // undefined: two codes begin so
 */
export const completeCode = (start: string): KnownCode | undefined => {
  if (start.length < minLetters) return undefined;
  const fitting = (Object.keys(codes) as KnownCode[]).filter((code) => code.startsWith(start));
  return fitting.length === 1 ? fitting[0] : undefined;
};

/** A code with its underscore that somebody wrote to an end in the middle of a word: no text has such by chance. */
export const completeWord = (word: string): KnownCode | undefined =>
  /^[A-Z]+_[A-Z_]*$/.test(word) && word.length > 5 ? completeCode(word) : undefined;
