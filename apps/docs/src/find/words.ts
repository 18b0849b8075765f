import { synonymOf } from "./synonyms.ts";

/** Words that say nothing about what is looked for. */
const empty = new Set(
  "a about am an and any are as at be been but by can could did do does for from had has have how i if in into is it its just me my of on or our shall she should so some that the their them then there these they this those to us use used using was we were what when where which who why will with would you your im ive dont doesnt cant get gets getting got make makes need want work works working".split(
    " ",
  ),
);

const hasVowel = (word: string): boolean => /[aeiouy]/.test(word);

/** `stopp` is `stop`, but `miss` stays. */
const undoubled = (word: string): string => word.replace(/([^lsz])\1$/, "$1");

/** A word without its ending. Rough: both sides are cut the same way, and nobody sees it. */
const stem = (word: string): string => {
  if (word.length <= 3) return word;
  if (/[a-z]{2}ie[sd]$/.test(word)) return `${word.slice(0, -3)}y`;
  const singular = word.replace(/(sh|ch|x|ss)es$/, "$1").replace(/([^suio])s$/, "$1");
  const bare = [/ing$/, /[^e]ed$/].reduce((text, ending) => {
    const cut = text.replace(ending, (end) => (end === "ing" ? "" : end.slice(0, 1)));
    return cut.length >= 3 && hasVowel(cut) && cut !== text ? undoubled(cut) : text;
  }, singular);
  return bare.length > 4 ? bare.replace(/e$/, "") : bare;
};

/** The pieces of a text that count as words: `detectLive` and `UND_ERR_SOCKET` are several. */
export const splitWords = (text: string): string[] =>
  text
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, "$1 $2")
    .replace(/['’]/g, "")
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== "");

/** What a word counts as: its stem, or the word that stands for its synonyms. */
export const termOf = (word: string): string => {
  const bare = stem(word);
  return synonymOf(bare, stem) ?? bare;
};

/**
 * The terms that a text is compared by, without words that say nothing; with them, where it has no others.
 *
 * @example
 * termsOf("How do I retry?"); // [ "retry" ]
 */
export const termsOf = (text: string): string[] => {
  const words = splitWords(text);
  const telling = words.filter((word) => !empty.has(word));
  return (telling.length > 0 ? telling : words).map(termOf);
};
