import { isTermOf } from "./search-pages.ts";

/** A piece of an excerpt, marked where it is what was looked for. */
export interface Piece {
  readonly text: string;
  readonly isMarked: boolean;
}

/** Characters before the first word that fits, and in all. */
const [before, length] = [60, 180];

/** Cuts at the next space, so that no word is halved. */
const cut = (text: string, start: number, end: number): string => {
  const from = start === 0 ? 0 : text.indexOf(" ", start) + 1;
  const to = end >= text.length ? text.length : Math.max(text.lastIndexOf(" ", end), from);
  return `${from > 0 ? "… " : ""}${text.slice(from, to)}${to < text.length ? " …" : ""}`;
};

/**
 * A few words of a text around the first that fits a query, with all that fit marked.
 *
 * @example
 * excerptOf("The key has used up its requests.", "keys"); // "key" is marked
 */
export const excerptOf = (text: string, query: string): Piece[] => {
  const isTerm = isTermOf(query);
  const word = /[\p{L}\d]+/gu;
  const first = [...text.matchAll(word)].find(([found]) => isTerm(found))?.index ?? 0;
  const start = Math.max(0, first - before);
  const shown = cut(text, start, start + length);
  const pieces: Piece[] = [];
  let end = 0;
  for (const { 0: found, index } of shown.matchAll(word)) {
    if (!isTerm(found)) continue;
    if (index > end) pieces.push({ text: shown.slice(end, index), isMarked: false });
    pieces.push({ text: found, isMarked: true });
    end = index + found.length;
  }
  return end < shown.length ? [...pieces, { text: shown.slice(end), isMarked: false }] : pieces;
};
