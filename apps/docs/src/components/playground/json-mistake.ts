/** Where a text stops being JSON, and why. */
export interface JsonMistake {
  /** Counted from 1, as editors do. */
  readonly line: number;
  readonly column: number;
  /** A clause: `expected a comma or ], and found "x"`. */
  readonly problem: string;
}

const number = /-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
/** No control character but those beyond ASCII. */
const text = /"((?!["\\])\P{Cc}|[\x7f-\x9f]|\\(["\\/bfnrt]|u[\da-fA-F]{4}))*"/uy;
const word = /true|false|null/y;
const space = /[ \t\r\n]*/y;

/** Reads JSON until the first mistake. `JSON.parse` tells no place in some browsers, and each browser has its own words. */
class Reader {
  readonly #source: string;
  at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  #match(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    const found = pattern.test(this.#source);
    if (found) this.at = pattern.lastIndex;
    return found;
  }

  #next(): string {
    this.#match(space);
    return this.#source[this.at] ?? "";
  }

  #take(character: string): boolean {
    if (this.#next() !== character) return false;
    this.at += 1;
    return true;
  }

  fail(expected: string): never {
    const next = this.#next();
    const shown = /^[\w$-]+/.exec(this.#source.slice(this.at, this.at + 20))?.[0] ?? next;
    throw new SyntaxError(`expected ${expected}, and found ${next === "" ? "the end" : shown}`);
  }

  #text(expected: string): void {
    if (this.#next() === "'") this.fail(`${expected} in double quotes`);
    if (this.#match(text)) return;
    if (this.#next() !== '"') this.fail(`${expected} in double quotes`);
    throw new SyntaxError("this text has no closing quote, or holds a line break or a wrong escape");
  }

  #list(end: string, item: () => void): void {
    this.at += 1;
    if (this.#take(end)) return;
    for (;;) {
      item();
      if (this.#take(end)) return;
      if (!this.#take(",")) this.fail(`a comma or ${end}`);
      if (this.#next() === end) throw new SyntaxError(`remove the comma before ${end}`);
    }
  }

  #field(): void {
    this.#text("a name");
    if (!this.#take(":")) this.fail("a colon");
    this.value();
  }

  value(): void {
    const next = this.#next();
    if (next === "[") this.#list("]", () => this.value());
    else if (next === "{") this.#list("}", () => this.#field());
    else if (next === '"' || next === "'") this.#text("a text");
    else if (!this.#match(number) && !this.#match(word)) this.fail("a value");
  }

  end(): void {
    if (this.#next() !== "") this.fail("the end");
  }
}

/** The first mistake in a text that should be JSON; `undefined` where it is. */
export const jsonMistake = (source: string): JsonMistake | undefined => {
  const reader = new Reader(source);
  try {
    reader.value();
    reader.end();
    return undefined;
  } catch (thrown) {
    const before = source.slice(0, reader.at).split("\n");
    const problem = thrown instanceof SyntaxError ? thrown.message : "it is nested too deeply";
    return { line: before.length, column: (before.at(-1) ?? "").length + 1, problem };
  }
};
