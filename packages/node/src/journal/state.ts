import type { Baseline, Charge } from "@techlookup/core/enrich";
import type { Head } from "./line.ts";
import { Offsets } from "./offsets.ts";

const nothing: Charge = { least: 0, most: 0 };
const sumOf = (one: Charge, other: Charge): Charge => ({
  least: one.least + other.least,
  most: one.most + other.most,
});

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
  /** The last moment at which the account was read, and what lookups have cost that ended since. */
  baseline: Baseline | undefined;

  /** Takes in a line that begins at an offset. */
  apply(head: Head, offset: number): void {
    const { t, k = "", credits = 0, least = 0, most = 0, used } = head;
    const charge = { least, most };
    if (t === "intent") this.open.set(k, sumOf(this.open.get(k) ?? nothing, { least: 0, most: credits }));
    else if (t === "ambiguous") this.open.set(k, charge);
    else if (t === "decided") {
      this.open.delete(k);
      if (most) this.open.set(k, charge);
    } else if (t === "done" || t === "void") {
      this.open.delete(k);
      if (this.baseline) this.baseline = { ...this.baseline, charge: sumOf(this.baseline.charge, charge) };
      if (t === "done") this.done.set(k, offset);
    }
    // A reading while something is open includes what is in question, so that nothing could be told from it.
    if (used !== undefined && !this.open.size) this.baseline = { used, charge: nothing };
  }
}
