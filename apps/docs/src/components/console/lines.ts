/** A piece of a line: plain text, an address, or a word that is not broken at its hyphens or slashes. */
export interface Piece {
  readonly kind: "text" | "address" | "whole";
  readonly text: string;
}

/** A line of a console. */
export interface Line {
  readonly kind: "error" | "prompt" | "plain";
  /** How many spaces it begins with: what does not fit goes on below the first letter, a little further in. */
  readonly indent: number;
  readonly pieces: readonly Piece[];
}

/** The longest word that is kept whole: it has to fit on a phone, behind an indent. */
const longest = 26;

const pieces = /(https?:\/\/[^\s"'<>)\]]+)|((?:\/|\b)[\w.]+(?:[-/][\w.]+)+)/g;

const piecesOf = (line: string): readonly Piece[] => {
  const found: Piece[] = [];
  let end = 0;
  for (const { 0: text, 1: address, index } of line.matchAll(pieces)) {
    if (address === undefined && text.length > longest) continue;
    if (index > end) found.push({ kind: "text", text: line.slice(end, index) });
    found.push({ kind: address === undefined ? "whole" : "address", text });
    end = index + text.length;
  }
  return end < line.length ? [...found, { kind: "text", text: line.slice(end) }] : found;
};

const kindOf = (line: string): Line["kind"] => {
  if (line.startsWith("$ ")) return "prompt";
  return /^\w*Error: /.test(line) ? "error" : "plain";
};

/** What a console shows, line by line. */
export const linesOf = (text: string): readonly Line[] =>
  text
    .replace(/\r?\n$/, "")
    // In HTML a carriage return would be a line of its own.
    .split(/\r?\n/)
    .map((line) => ({ kind: kindOf(line), indent: line.search(/\S|$/), pieces: piecesOf(line) }));

/** Whether it has columns, which a wrapped line would tear: two lines with wide gaps in them, or more. */
export const hasColumns = (text: string): boolean =>
  text.split("\n").filter((line) => /\S {3,}\S.* {3,}\S/.test(line)).length > 1;
