import { isTechLookupError } from "@techlookup/core/common";
import type { Charge, Finding, Operation } from "@techlookup/core/enrich";
import { cutOff, priceOf, sumOf } from "@techlookup/core/platform";
import type { JournalFile, JournalFiles } from "./files.ts";
import { cannotRead, changed } from "./journal-errors.ts";
import { type Head, headOf, isIntact, readResult } from "./line.ts";
import { Lines } from "./lines.ts";
import type { RunLine } from "./run-line.ts";
import type { State } from "./state.ts";

/** What a journal holds of a domain. */
export type JournalRecord = Finding & {
  /** The domain that was looked up. */
  readonly domain: string;
  /** What its lookups have cost, all together. */
  readonly charge: Charge;
  /** Whether it may have been paid for more than once: a request was repeated of which nobody knows whether it was charged. */
  readonly repeated: boolean;
  /** Whether a run has handed on its record. */
  readonly handedOn: boolean;
};

/** What a journal knows of a domain: its result, that it failed, or that it may have been charged and nobody knows what came of it. */
export type JournalState = "done" | "failed" | "open";

/** A journal as it was when it was read. Iterated: a record for each domain that was looked up, as often as one likes. Made by `readJournal`. */
export class JournalReader implements AsyncIterable<JournalRecord> {
  readonly #path: string;
  readonly #files: Pick<JournalFiles, "open">;
  readonly #run: RunLine;
  readonly #state: State;
  /** Where what was read ends: another run may write on. */
  readonly #end: number;
  /** The file, and how single lines of it are read, once one was. */
  #lookups: Promise<{ readonly file: JournalFile; readonly lines: Lines }> | undefined;

  /** @internal */
  constructor(path: string, files: Pick<JournalFiles, "open">, run: RunLine, state: State, end: number) {
    this.#path = path;
    this.#files = files;
    this.#run = run;
    this.#state = state;
    this.#end = end;
  }

  /** What it was begun with. */
  get operation(): Operation {
    return this.#run.operation;
  }

  /** What it was begun with. */
  get live(): boolean {
    return this.#run.live;
  }

  /** When it was begun, by the time of day: milliseconds since 1970 (UTC). */
  get beganAtMs(): number {
    return Date.parse(this.#run.at);
  }

  /** How many domains have a result, those that failed included. */
  get done(): number {
    return this.#state.done.size;
  }

  /** How many domains may have been charged, without a result that is known. */
  get open(): number {
    return this.#state.open.size;
  }

  /** What all lookups have cost, in credits, those that are open included. */
  get charge(): Charge {
    return [...this.#state.open.values()].reduce(sumOf, this.#state.spent);
  }

  /**
   * What it knows of a domain; nothing where it was not looked up. By 64 bits of the name: two of a million are taken for one with a chance of 1 in 37 million.
   *
   * @example
   * const journal = await readJournal("list.techlookup.jsonl");
   * const isPaid = journal.stateOf("example.com") === "done";
   */
  stateOf(domain: string): JournalState | undefined {
    const key = `${this.operation}:${domain}`;
    if (this.#state.open.has(key)) return "open";
    const result = this.#state.done.get(key);
    return result && (result.failed ? "failed" : "done");
  }

  /**
   * The record of a domain; nothing where it was not looked up. Opens the file, until `close()`.
   *
   * @throws TechLookupError (`UNKNOWN_ERROR`) when the file is no longer as it was.
   * @example
   * const journal = await readJournal("list.techlookup.jsonl");
   * const record = await journal.get("example.com");
   * await journal.close();
   */
  async get(domain: string): Promise<JournalRecord | undefined> {
    const key = `${this.operation}:${domain}`;
    const charge = this.#state.open.get(key);
    if (charge) return this.#recordOf(key, { kind: "ambiguous", error: cutOff(domain) }, charge);
    const result = this.#state.done.get(key);
    if (!result) return undefined;
    this.#lookups ??= this.#files.open(this.#path, "r").then((file) => ({ file, lines: new Lines(file) }));
    const { lines } = await this.#lookups;
    return lines.read(result.offset, (text) => {
      const { line } = readLine(this.#path, text);
      // Another name has the same 64 bits.
      return line?.k === key
        ? this.#recordOf(key, line.finding, chargeOf(line), flagsOf(line, result.handedOn))
        : undefined;
    });
  }

  /**
   * Lets go of the file that `get` has opened.
   *
   * @example
   * const journal = await readJournal("list.techlookup.jsonl");
   * await journal.get("example.com");
   * await journal.close();
   */
  async close(): Promise<void> {
    const lookups = this.#lookups;
    this.#lookups = undefined;
    await (await lookups)?.file.close();
  }

  /** The records: results in the order in which they came, then what is open, as `ambiguous`. */
  async *[Symbol.asyncIterator](): AsyncGenerator<JournalRecord, void, undefined> {
    const { done, open } = this.#state;
    let file: JournalFile | undefined;
    try {
      file = await this.#files.open(this.#path, "r");
      const lines = new Lines(file);
      for (let offset = 0; offset < this.#end; ) {
        const { line, length } = await lines.read(offset, (text) => readLine(this.#path, text));
        const { k = "" } = line ?? {};
        const result = line && done.get(k);
        // Another one for the same domain may have come later.
        if (line && result?.offset === offset && !open.has(k))
          yield this.#recordOf(k, line.finding, chargeOf(line), flagsOf(line, result.handedOn));
        offset += length;
      }
      for (const [k, charge] of open)
        yield this.#recordOf(k, { kind: "ambiguous", error: cutOff(this.#domainOf(k)) }, charge);
    } catch (thrown) {
      throw isTechLookupError(thrown) ? thrown : cannotRead(this.#path, thrown);
    } finally {
      await file?.close();
    }
  }

  #domainOf(key: string): string {
    return key.slice(`${this.operation}:`.length);
  }

  #recordOf(key: string, finding: Finding, own: Charge, { handedOn = false, isRepeated = false } = {}): JournalRecord {
    const earlier = this.#state.earlierOf(key);
    const charge = sumOf(earlier, own);
    const repeated = isRepeated || earlier.most > 0 || charge.most > priceOf(this.operation, this.live);
    return { ...finding, domain: this.#domainOf(key), charge, repeated, handedOn };
  }
}

type Result = Head & { readonly finding: Finding };

/** A line, if it has a result, and how long it is with its line feed. */
const readLine = (path: string, text: Buffer | undefined): { readonly line?: Result; readonly length: number } => {
  if (!text || !isIntact(text)) throw changed(path);
  const length = text.length + 1;
  return headOf(text).t === "done" ? { line: readResult(text), length } : { length };
};

const chargeOf = ({ least = 0, most = 0 }: Head): Charge => ({ least, most });

const flagsOf = ({ repeated }: Head, handedOn: boolean) => ({ isRepeated: repeated === true, handedOn });
