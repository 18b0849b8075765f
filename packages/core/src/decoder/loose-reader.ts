import { unescaped } from "./plain-text.ts";

/** What can be read of an object or array, whole or not. Maps, since a key may be `__proto__`. */
export type Loose = string | number | boolean | null | LooseObject | readonly Loose[];
export type LooseObject = ReadonlyMap<string, Loose>;

const maxDepth = 40;
const gap = /[\s,]+/y;
const bareWord = /[^\s,{}[\]"'`:]+/y;
const colon = /\s{0,100}:/y;
const literals: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null, undefined: null };

/**
 * Reads objects as JSON writes them and as consoles print them (bare keys, single quotes), cut off anywhere. Never throws;
 * what is cut in the middle is left out, so that half a number is none.
 */
export class LooseReader {
  readonly #text: string;
  /** Where reading stopped. */
  position: number;
  /** Whether something stood there that no object has. */
  isBroken = false;
  /** Where the last quoted text began. */
  lastQuote = -1;

  constructor(text: string, position: number) {
    this.#text = text;
    this.position = position;
  }

  /** Goes on behind what fits, if it does. */
  #skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.position;
    const fits = pattern.test(this.#text);
    if (fits) this.position = pattern.lastIndex;
    return fits;
  }

  #bareWord(): string {
    const start = this.position;
    return this.#skip(bareWord) ? this.#text.slice(start, this.position) : "";
  }

  #quoted(quote: string): string | undefined {
    const start = this.position;
    this.lastQuote = start;
    const [text, code] = [this.#text, quote.charCodeAt(0)];
    let end = start + 1;
    for (; end < text.length && text.charCodeAt(end) !== code; end += 1) if (text.charCodeAt(end) === 92) end += 1;
    this.position = Math.min(end + 1, text.length);
    const content = text.slice(start + 1, end);
    const read = content.includes("\\") ? unescaped(content) : content;
    return end < text.length ? read : undefined;
  }

  #word(): Loose | undefined {
    const word = this.#bareWord();
    if (word === "") this.isBroken = true;
    if (word === "" || this.position >= this.#text.length) return undefined;
    if (Object.hasOwn(literals, word)) return literals[word];
    return /^-?\d+(\.\d+)?$/.test(word) ? Number(word) : word;
  }

  #value(depth: number): Loose | undefined {
    this.#skip(gap);
    const first = this.#text[this.position] ?? "";
    if (first === "{" || first === "[") {
      if (depth < maxDepth) return first === "{" ? this.object(depth + 1) : this.#array(depth + 1);
      this.isBroken = true;
      return undefined;
    }
    return first === '"' || first === "'" || first === "`" ? this.#quoted(first) : this.#word();
  }

  /** Whether the end of an object or array has come, of itself or with the text. */
  #isAtEnd(bracket: string): boolean {
    this.#skip(gap);
    const next = this.#text[this.position];
    if (next === bracket) this.position += 1;
    return next === bracket || next === undefined;
  }

  #array(depth: number): readonly Loose[] {
    const items: Loose[] = [];
    this.position += 1;
    while (!this.isBroken && !this.#isAtEnd("]")) {
      const item = this.#value(depth);
      if (item !== undefined) items.push(item);
    }
    return items;
  }

  /** Reads the object that begins here. */
  object(depth = 0): LooseObject {
    const fields = new Map<string, Loose>();
    this.position += 1;
    while (!this.isBroken && !this.#isAtEnd("}")) {
      const first = this.#text[this.position] ?? "";
      const key = first === '"' || first === "'" ? this.#quoted(first) : this.#bareWord();
      if (key === undefined) break;
      if (!this.#skip(colon)) {
        this.isBroken = this.position < this.#text.length;
        break;
      }
      const value = this.#value(depth);
      if (value !== undefined) fields.set(key, value);
    }
    return fields;
  }
}
