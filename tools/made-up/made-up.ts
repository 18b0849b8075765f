/** Something that is added at one place alone, to see where that turns red. */
export interface MadeUp {
  readonly what: string;
  /** The one place: a file, and what is done to its text. */
  readonly change: readonly [file: string, edit: (text: string) => string];
  /** Files that must turn red by it, each with a sentence or a compiler's error. */
  readonly mustTurnRed: readonly string[];
  /** The packages that are copied and checked, and the tests that are run. */
  readonly packages: readonly string[];
  readonly tests: readonly string[];
  /** Files that whoever does it in earnest touches, and the most they may be. */
  readonly touched: readonly string[];
  readonly maxTouched: number;
}
