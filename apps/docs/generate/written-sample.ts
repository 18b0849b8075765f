import type { Fault } from "@techlookup/sandbox";

/** What has to come of a program. Nothing said: it ends well. */
export interface Expectation {
  /** What goes wrong while it runs. */
  readonly faults?: readonly Fault[];
  /** The code of the error that it ends with. */
  readonly throws?: string;
  /** What it has to print. */
  readonly prints?: string;
  /** Nothing answers at all, not even wrongly: `fetch` itself gives what is no answer. */
  readonly brokenFetch?: boolean;
  /**
   * It is of a page, whose server passes on whatever the API answers. A real gateway would make another error of most of these, as
   * its own tests say.
   */
  readonly behindServer?: boolean;
}

/** A program that a page of data shows, in a file, for `tests/site` to compile and run. */
export interface WrittenSample extends Expectation {
  /** Where it is shown. */
  readonly place: string;
  /** Its file below `.generated/samples`. */
  readonly file: string;
}
