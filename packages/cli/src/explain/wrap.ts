import { stripVTControlCharacters } from "node:util";

const lengthOf = (text: string): number => stripVTControlCharacters(text).length;

/**
 * Text in lines of at most this many characters, indented. A word that is longer, such as an address, stays whole.
 *
 * @example
 * wrap("one two three", 9, 2); // [ "  one two", "  three" ]
 */
export const wrap = (text: string, width: number, indent: number): string[] => {
  const lines: string[] = [];
  const room = Math.max(20, width - indent);
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && lengthOf(last) + 1 + lengthOf(word) <= room) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.map((line) => `${" ".repeat(indent)}${line}`);
};
