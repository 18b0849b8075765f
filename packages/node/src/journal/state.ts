import type { Baseline, Charge } from "@techlookup/core/enrich";
import { KeySet, nothing, sumOf } from "@techlookup/core/platform";
import type { Head } from "./line.ts";
import { Offsets } from "./offsets.ts";

/**
 * What the lines of a journal come to: what has ended and where that stands, what is open, and what was spent.
 *
 * @example
 * const state = new State();
 * state.apply({ t: "intent", k: "live:example.com", credits: 5 }, 0);
 * state.open.get("live:example.com"); // { least: 0, most: 5 }
 */
export class State {
  /** Where the last result of each key stands. */
  readonly done: Offsets = new Offsets();
  /** What may have been charged, and nobody knows what came of it. These are few, so that their names are kept. */
  readonly open: Map<string, Charge> = new Map();
  /** What was handed on for which nothing is looked up: rows that are no domains, or that repeat one. */
  readonly rows: KeySet = new KeySet();
  /** What lookups have cost that have ended. */
  spent: Charge = nothing;
  /** What lookups have cost that were not the last for their key, since they came to nothing or failed. These are few. */
  readonly #earlier = new Map<string, Charge>();
  /** What the last lookup has cost, where it failed: it may be made again. */
  readonly #failed = new Map<string, Charge>();
  /** The last moment at which the account was read, and what lookups have cost that ended since. */
  baseline: Baseline | undefined;

  /** What the lookups of a key have cost before the one that its result, or what is open, stems from. */
  earlierOf(k: string): Charge {
    const earlier = this.#earlier.get(k) ?? nothing;
    return this.open.has(k) ? sumOf(earlier, this.#failed.get(k) ?? nothing) : earlier;
  }

  /** Takes in a line that begins at an offset. */
  apply(head: Head, offset: number): void {
    const { t, k = "", credits = 0, least = 0, most = 0, failed = false, used } = head;
    const charge = { least, most };
    if (t === "intent") this.open.set(k, sumOf(this.open.get(k) ?? nothing, { least: 0, most: credits }));
    else if (t === "ambiguous") this.open.set(k, charge);
    else if (t === "decided") {
      this.open.delete(k);
      if (most) this.open.set(k, charge);
    } else if (t === "done" || t === "void") {
      this.open.delete(k);
      this.spent = sumOf(this.spent, charge);
      if (this.baseline) this.baseline = { ...this.baseline, charge: sumOf(this.baseline.charge, charge) };
      if (t === "done") this.done.set(k, offset, { failed, handedOn: false });
      this.#bear(k, charge, { isLast: t === "done", failed });
    } else if (t === "handed") {
      const result = this.done.get(k);
      if (result) this.done.set(k, result.offset, { ...result, handedOn: true });
      else this.rows.add(k);
    }
    // A reading while something is open includes what is in question, so that nothing could be told from it.
    if (used !== undefined && !this.open.size) this.baseline = { used, charge: nothing };
  }

  /** Keeps what a lookup has cost, if another may follow. */
  #bear(k: string, charge: Charge, { isLast, failed }: { readonly isLast: boolean; readonly failed: boolean }): void {
    const before = isLast ? this.#failed.get(k) : charge;
    if (before?.most) this.#earlier.set(k, sumOf(this.#earlier.get(k) ?? nothing, before));
    if (isLast) this.#failed.delete(k);
    if (isLast && failed && charge.most) this.#failed.set(k, charge);
  }
}
