/** The colours of a terminal: escape, bracket, numbers, letter. */
const colours = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]{0,20}m`, "g");

const letters: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

/** A text without colours. */
export const withoutColours = (text: string): string => text.replace(colours, "");

/**
 * What a text with escapes, as in JSON, stands for.
 *
 * @example
 * unescaped('{\\"code\\":\\"TIMEOUT\\"}'); // {"code":"TIMEOUT"}
 */
export const unescaped = (text: string): string =>
  text.replace(/\\(?:u([\da-f]{4})|([\s\S]))/gi, (_whole, hex: string | undefined, letter: string) =>
    hex === undefined ? (letters[letter] ?? letter) : String.fromCharCode(Number.parseInt(hex, 16)),
  );

/** Bytes that are no UTF-8 stay as they are. */
const decodeRun = (run: string): string => {
  try {
    return decodeURIComponent(run);
  } catch {
    return run;
  }
};

/** What a URL-encoded text stands for. A form has `+` for a space, and no space itself. */
const urlDecoded = (text: string): string =>
  (/\s/.test(text.trim()) ? text : text.replaceAll("+", " ")).replace(/(?:%[\da-f]{2})+/gi, decodeRun);

const entities: Readonly<Record<string, string>> = { quot: '"', apos: "'", lt: "<", gt: ">", amp: "&", nbsp: " " };

const characterOf = (number: number): string =>
  number > 0 && number <= 0x10ffff ? String.fromCodePoint(number) : "\ufffd";

/** What a text with HTML's entities stands for. */
const entitiesDecoded = (text: string): string =>
  text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(quot|apos|lt|gt|amp|nbsp));/gi,
    (_whole, decimal: string | undefined, hex: string | undefined, name: string) =>
      decimal === undefined && hex === undefined
        ? (entities[name.toLowerCase()] ?? "")
        : characterOf(decimal === undefined ? Number.parseInt(hex as string, 16) : Number(decimal)),
  );

/** Ways in which a log, an address or a page writes what could be read otherwise, and how to read it. */
const encodings: readonly (readonly [sign: RegExp, read: (text: string) => string])[] = [
  [/\\["'n]/, unescaped],
  [/%(?:25)*(?:22|27|7b|3a|20)/i, urlDecoded],
  [/&(?:amp;)*(?:quot|#0{0,4}3[49]|#x0{0,4}2[27]|apos);/i, entitiesDecoded],
];

/** How often a text is wrapped, at most. */
const maxLevels = 4;

/** A text, and what it stands for where it is escaped or encoded, as often as it is. */
export const levelsOf = (text: string): string[] => {
  const levels = [text];
  while (levels.length <= maxLevels) {
    const last = levels.at(-1) ?? "";
    const read = encodings.find(([sign]) => sign.test(last))?.[1](last);
    if (read === undefined || read === last) break;
    levels.push(read);
  }
  return levels;
};
