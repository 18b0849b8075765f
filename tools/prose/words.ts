/** A phrase that is not written here, and what is written instead. */
export interface Avoided {
  readonly phrase: string;
  readonly instead: string;
  readonly pattern: RegExp;
}

/** Whole words in any case; a space also stands for the end of a line. */
const patternOf = (phrase: string): RegExp => {
  const text = phrase.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/ +/g, "\\s+");
  // A phrase that begins with a comma stands right behind a word.
  const start = /^\w/.test(phrase) ? "(?<![\\w-])" : "";
  return new RegExp(`${start}${text}(?![\\w-])`, "gi");
};

const cellsOf = (row: string): string[] =>
  row
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());

/**
 * The phrases in code marks of the first column of the table `| Not | but |` in the style guide. What stands there without code
 * marks is a note for readers.
 *
 * @throws Error when there is no such table, or a row of it names no phrase: the check would then silently check nothing.
 */
export const readWords = (styleGuide: string): Avoided[] => {
  const [, table] = styleGuide.split(/^\| Not +\| but +\|\n\|[ |-]+\n/m);
  const rows = table?.split(/\n(?!\|)/)[0]?.match(/^\|.*\|$/gm);
  if (!rows) throw new Error("The style guide has no table | Not | but |");
  return rows.flatMap((row) => {
    const [not = "", instead = ""] = cellsOf(row);
    const phrases = Array.from(not.matchAll(/`([^`]+)`/g), ([, phrase = ""]) => phrase);
    if (phrases.length === 0) throw new Error(`The style guide has a row without a phrase in code marks: ${row}`);
    return phrases.map((phrase) => ({ phrase, instead, pattern: patternOf(phrase) }));
  });
};
