/** What a decoder reads out of a text, and where in the text each part of it stands. */
export interface Reading {
  readonly text: string;
  /** Where the character at an index begins. */
  readonly from: (index: number) => number;
  /** Where the characters before an index end. */
  readonly to: (index: number) => number;
}

type ReadEscape = (groups: readonly (string | undefined)[]) => string;

const ofHex = (digits: string | undefined): string => String.fromCharCode(Number.parseInt(digits as string, 16));

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/**
 * The escape sequences of JSON and JavaScript, of URLs, and of HTML. White space becomes a line end, since base64 may be
 * broken into lines; of all other letters after a backslash, none is in a key otherwise than as itself.
 */
const escapes: readonly (readonly [pattern: RegExp, read: ReadEscape])[] = [
  [
    /\\(?:u([\da-f]{4})|u\{0*([\da-f]{1,4})\}|x([\da-f]{2})|([\s\S]))/gi,
    ([four, some, two, letter = ""]) => (letter === "" ? ofHex(four ?? some ?? two) : letter.replace(/[bfnrt]/, "\n")),
  ],
  [/%(?:u([\da-f]{4})|([\da-f]{2}))/gi, ([four, two]) => ofHex(four ?? two)],
  [
    /&(?:#x0*([\da-f]{1,4})|#0*(\d{1,5})|(amp|lt|gt|quot|apos));?/gi,
    ([hex, decimal, name = ""]) => named[name.toLowerCase()] ?? ofHex(hex ?? Number(decimal).toString(16)),
  ],
  // A URL parser drops tabs and line ends, a folded header its line ends; of other controls nothing is shown.
  [/[\r\n]+[\t ]+|\p{Cc}+/gu, () => ""],
];

/** The text with the escape sequences of one kind decoded, once; `undefined` where it has none. */
const readEscapes = (text: string, [pattern, read]: (typeof escapes)[number]): Reading | undefined => {
  if (text.search(pattern) < 0) return undefined;
  const places = new Uint32Array(text.length + 1);
  let decoded = "";
  let end = 0;
  const copyTo = (next: number): void => {
    for (let index = end; index < next; index++) places[decoded.length + index - end] = index;
    decoded += text.slice(end, next);
  };
  for (const match of text.matchAll(pattern)) {
    copyTo(match.index);
    places[decoded.length] = match.index;
    decoded += read(match.slice(1));
    end = match.index + match[0].length;
  }
  copyTo(text.length);
  places[decoded.length] = text.length;
  const placeOf = (index: number): number => places[index] as number;
  return { text: decoded, from: placeOf, to: placeOf };
};

/**
 * Finds the texts that a decoder may read something out of, quickly, and mistaken only where it finds too many: those with an escape sequence, a
 * control character, or base64 of so many ASCII characters in a row, wherever in it they begin. Of ASCII the highest bit of every byte is
 * 0, which shows in three of four characters of base64; most words are sorted out by that.
 */
export const decodable = (length: number): RegExp => {
  const group = "[A-Za-f]\\s*[A-HQ-Xg-nw-z0-3]\\s*[ABEFIJMNQRUVYZcdghklopstwx014589]\\s*[\\w+/-]\\s*";
  return new RegExp(`[\\\\%&\\0-\\x1f\\x7f-\\x9f]|(?:${group}){${Math.max(0, Math.floor((length - 2) / 3))}}`);
};

/**
 * What base64, of either alphabet and with line ends or spaces in it, says wherever a run of its characters is long enough. A run
 * may begin with characters that are not part of it, so it is read from each of the first four.
 */
const fromBase64 = function* (text: string, wanted: RegExp): Generator<Reading> {
  for (const { 0: run, index: start } of text.matchAll(/[\w+/-][\w+/\t\n\f\r -]{4,}/g)) {
    const letters = run.replace(/\s+/g, "").replaceAll("-", "+").replaceAll("_", "/");
    const places: number[] = [];
    for (let skipped = 0; skipped < 4; skipped++) {
      // A single last character holds no whole byte.
      const isLastAlone = (letters.length - skipped) % 4 === 1;
      const read = atob(letters.slice(skipped, letters.length - (isLastAlone ? 1 : 0)));
      if (!wanted.test(read)) continue;
      if (places.length === 0) for (const { index } of run.matchAll(/\S/g)) places.push(start + index);
      yield {
        text: read,
        from: (index) => places[skipped + Math.floor((index * 4) / 3)] as number,
        to: (index) => (places[skipped + Math.ceil((index * 4) / 3) - 1] as number) + 1,
      };
    }
  }
};

/**
 * All that a decoder of JSON, URLs, HTML or base64 reads out of a text, each decoder by itself and once.
 *
 * @param wanted What base64 must hold to be worth a look: nearly every word is base64 of something.
 */
export const readings = function* (text: string, wanted: RegExp): Generator<Reading> {
  for (const kind of escapes) {
    const reading = readEscapes(text, kind);
    if (reading) yield reading;
  }
  yield* fromBase64(text, wanted);
};
