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

/** How often a log wraps JSON in JSON, at most. */
const maxLevels = 3;

/** A text, and what it stands for where it is escaped, as often as it is. */
export const levelsOf = (text: string): string[] => {
  const levels = [text];
  while (levels.length <= maxLevels) {
    const last = levels.at(-1) ?? "";
    if (!/\\["'n]/.test(last)) break;
    levels.push(unescaped(last));
  }
  return levels;
};
