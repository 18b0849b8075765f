import { check } from "../errors/configuration.ts";
import { isObject } from "../errors/plain-data.ts";

/** An entry of a list: a cell, and its line where that is not its place in the list. */
export type Entry = string | { readonly name: string; readonly line?: number | undefined };

/** What can be enriched. */
export type Entries = Iterable<Entry> | AsyncIterable<Entry>;

/**
 * Reads a list one entry at a time, and knows the line of each.
 *
 * @example
 * const entry = await new EntryReader(["example.com"]).next(); // { input: "example.com", line: 1 }
 */
export class EntryReader {
  readonly #iterator: Iterator<Entry> | AsyncIterator<Entry>;
  #read = 0;

  /**
   * Begins at the first.
   *
   * @throws ConfigurationError (`CONFIGURATION_ERROR`) when it is no list. A text is none, though it can be iterated.
   */
  constructor(entries: Entries) {
    const fits = isObject(entries) && (Symbol.asyncIterator in entries || Symbol.iterator in entries);
    check(fits, "domains", 'be a list, or anything that can be iterated, such as ["example.com"]', entries);
    this.#iterator = Symbol.asyncIterator in entries ? entries[Symbol.asyncIterator]() : entries[Symbol.iterator]();
  }

  /**
   * The next entry; `undefined` at the end.
   *
   * @example
   * await new EntryReader([]).next(); // undefined
   */
  async next(): Promise<{ readonly input: string; readonly line: number } | undefined> {
    const { done, value } = await this.#iterator.next();
    if (done) return undefined;
    this.#read++;
    const { name, line = this.#read } = isObject(value) ? (value as Exclude<Entry, string>) : { name: value };
    return { input: String(name ?? ""), line };
  }

  /**
   * Lets go of the list.
   *
   * @example
   * await new EntryReader([]).close();
   */
  async close(): Promise<void> {
    await this.#iterator.return?.();
  }
}
