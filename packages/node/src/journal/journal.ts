import type { TechLookupError } from "@techlookup/core/common";
import type { Baseline, Charge, Finding, Ledger, Lookup, Operation, Recalled } from "@techlookup/core/enrich";
import { sumOf } from "@techlookup/core/platform";
import { changed } from "./journal-errors.ts";
import { type Head, isIntact, lineOf, readResult } from "./line.ts";
import type { Lines } from "./lines.ts";
import type { Ending } from "./scan.ts";
import type { State } from "./state.ts";
import type { Writer } from "./writer.ts";

/** What a journal is made of. */
export interface JournalParts {
  readonly path: string;
  readonly operation: Operation;
  readonly retryFailed: boolean;
  readonly state: State;
  readonly lines: Lines;
  readonly writer: Writer;
  /** Its length when it was opened, in bytes: what stands before is of earlier runs. */
  readonly size: number;
  readonly torn: Ending["torn"];
  /** Lets go of file and lock. */
  readonly release: () => Promise<void>;
}

/**
 * A journal on disk: what a run pays for is in it before the request leaves, and what came of it before it is handed on. Made by `openJournal`.
 *
 * The first write that fails ends it: every further call is rejected with the same error.
 */
export class Journal implements Ledger {
  readonly #parts: JournalParts;
  readonly #baseline: Baseline | undefined;
  #closing: Promise<void> | undefined;

  /** @internal */
  constructor(parts: JournalParts) {
    this.#parts = parts;
    this.#baseline = parts.state.baseline;
  }

  /** What earlier runs have spent since the account was read last while nothing was open. */
  get baseline(): Baseline | undefined {
    return this.#baseline;
  }

  /** The end of the file that was cut off, since it was torn when the process or the machine went down: its line, and its length in bytes. */
  get torn(): { readonly line: number; readonly bytes: number } | undefined {
    return this.#parts.torn;
  }

  /** How many domains have a result. */
  get done(): number {
    return this.#parts.state.done.size;
  }

  /** Domains that may have been charged, and of whose request nobody knows what came of it. */
  get open(): number {
    return this.#parts.state.open.size;
  }

  /** What all lookups have cost that are in it, in credits, those that are open included. */
  get spent(): Charge {
    const { open, spent } = this.#parts.state;
    return [...open.values()].reduce(sumOf, spent);
  }

  /** Why it has ended. */
  get failure(): TechLookupError | undefined {
    return this.#parts.writer.failure;
  }

  /**
   * What earlier runs know of a domain. What was found is read from the file.
   *
   * @example
   * await ledger.recall("example.com");
   */
  recall(domain: string): Recalled | undefined | Promise<Recalled | undefined> {
    const { path, state, lines } = this.#parts;
    if (this.failure) return Promise.reject(this.failure);
    const key = this.#keyOf(domain);
    const charge = state.open.get(key);
    if (charge) return { state: "open", charge };
    const result = state.done.get(key);
    if (!result || this.#isToRetry(result)) return undefined;
    return lines.read(result.offset, (line) => {
      if (!line || !isIntact(line)) throw changed(path);
      const { k, finding } = readResult(line);
      // Another name has the same 64 bits.
      return k === key ? { state: "done", finding, handedOn: result.handedOn } : undefined;
    });
  }

  /**
   * Whether an earlier run, or this one, has handed on the record of a domain, and it is not to be looked up again. By 64 bits of the name, without a look at the file.
   *
   * @example
   * (await openJournal("list.techlookup.jsonl")).wasHandedOn("example.com"); // false
   */
  wasHandedOn(domain: string): boolean {
    const { state } = this.#parts;
    const key = this.#keyOf(domain);
    const result = state.done.get(key);
    if (!result) return state.rows.has(key);
    return result.handedOn && !state.open.has(key) && !this.#isToRetry(result);
  }

  /**
   * Fulfilled once it is on disk that a request may leave for a domain, which may cost so many credits.
   *
   * @example
   * await ledger.intend("example.com", 1);
   */
  intend(domain: string, credits: number): Promise<void> {
    return this.#append({ t: "intent", k: this.#keyOf(domain), credits });
  }

  /**
   * Fulfilled once it is on disk what became of a lookup.
   *
   * @example
   * await ledger.settle("example.com", { finding: { kind: "not-found" }, charge: { least: 0, most: 1 }, requests: 1 });
   */
  settle(domain: string, { finding, charge: { least, most }, repeated }: Lookup): Promise<void> {
    const t = !finding ? "void" : finding.kind === "ambiguous" ? "ambiguous" : "done";
    const failed = finding?.kind === "failed" && { failed: true as const };
    const flags = { ...failed, ...(repeated && { repeated }) };
    return this.#append({ t, k: this.#keyOf(domain), least, most, ...flags, ...(finding && { finding }) });
  }

  /**
   * Notes that the record of a domain was taken, so that another run need not hand it on; or that of a row for which nothing is looked up, by a name that no domain has.
   *
   * @example
   * await ledger.handOn("example.com");
   */
  async handOn(domain: string): Promise<void> {
    const k = this.#keyOf(domain);
    const { done, rows } = this.#parts.state;
    const result = done.get(k);
    if (result ? !result.handedOn : !rows.has(k)) await this.#append({ t: "handed", k });
  }

  /**
   * Notes what an open domain is now taken to have cost. At 0, nothing of it is open.
   *
   * @example
   * await ledger.decide("example.com", { least: 0, most: 0 });
   */
  decide(domain: string, { least, most }: Charge): Promise<void> {
    return this.#append({ t: "decided", k: this.#keyOf(domain), least, most });
  }

  /**
   * Notes what the account has used, in credits, while no request is on its way.
   *
   * @example
   * await ledger.mark(17);
   */
  mark(used: number): Promise<void> {
    return this.#append({ t: "mark", used });
  }

  /**
   * Writes what is left to write, and lets go of the file and its lock. May be called twice.
   *
   * @example
   * await ledger.close();
   */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    const { writer, release } = this.#parts;
    try {
      if (!this.failure) await this.#append({ t: "end" });
    } finally {
      await writer.end();
      await release();
    }
  }

  async #append(fields: Head & { readonly finding?: Finding }): Promise<void> {
    const { writer, state } = this.#parts;
    const offset = await writer.append(lineOf(fields));
    state.apply(fields, offset);
  }

  /** What failed in this run has been tried again. */
  #isToRetry({ failed, offset }: { readonly failed: boolean; readonly offset: number }): boolean {
    return failed && this.#parts.retryFailed && offset < this.#parts.size;
  }

  #keyOf(domain: string): string {
    return `${this.#parts.operation}:${domain}`;
  }
}
