import type { KnownCode } from "../errors/code-table.ts";
import { codes } from "../errors/codes.ts";

/** Codes named at most: more is no answer. */
const maxNamed = 3;
/** No code is longer by more than this. */
const maxWord = 40;
/** Letters that a word begins with before it is taken for the beginning of a code. */
const minBeginning = 4;

const lettersOf = (word: string): string => word.toUpperCase().replace(/[^A-Z\d]/g, "");

/** How many letters are wrong, missing, too many or swapped with their neighbour (optimal string alignment). */
const distance = (left: string, right: string): number => {
  let [before, last] = [[] as number[], Array.from({ length: right.length + 1 }, (_, index) => index)];
  for (let row = 1; row <= left.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const [a, b] = [left[row - 1], right[column - 1]];
      const [above, diagonal, beside] = [last[column] ?? 0, last[column - 1] ?? 0, next[column - 1] ?? 0];
      const swapped = row > 1 && column > 1 && a === right[column - 2] && left[row - 2] === b;
      const bySwap = swapped ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY;
      next.push(Math.min(above + 1, beside + 1, diagonal + (a === b ? 0 : 1), bySwap));
    }
    [before, last] = [last, next];
  }
  return last[right.length] ?? 0;
};

/**
 * The codes that a misspelled or shortened code may mean, the nearest first: at most three, and none if nothing is near. Only
 * letters and digits count, so `ratelimit` and `rate-limit` are `RATE_LIMIT`. One letter in three may be wrong; four letters are
 * enough for a beginning. Our decision. Never throws.
 *
 * @example
 * import { nearestCodes } from "@techlookup/core/decoder";
 *
 * console.log(nearestCodes("RATE_LIMTI")); // [ "RATE_LIMIT" ]
 */
export const nearestCodes = (word: string): readonly KnownCode[] => {
  const letters = typeof word === "string" && word.length <= maxWord ? lettersOf(word) : "";
  const bound = Math.floor(letters.length / 3);
  return (Object.keys(codes) as KnownCode[])
    .map((code) => {
      const known = lettersOf(code);
      const isBeginning = letters.length >= minBeginning && known.startsWith(letters);
      return { code, wrong: isBeginning ? Math.min(1, known.length - letters.length) : distance(letters, known) };
    })
    .filter(({ wrong }) => letters !== "" && wrong <= bound)
    .sort((left, right) => left.wrong - right.wrong)
    .slice(0, maxNamed)
    .map(({ code }) => code);
};
