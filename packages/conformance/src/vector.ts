/** One case of a group: what is given, what is expected, in a sentence, and the rule it stands for. */
export interface Vector<Given, Expected> {
  readonly id: string;
  readonly says: string;
  readonly rule: string;
  readonly given: Given;
  readonly expected: Expected;
}

/** How a case came out. */
export interface Outcome {
  readonly group: string;
  readonly id: string;
  readonly says: string;
  /** Whether this runtime is known to differ here. */
  readonly differs: boolean;
  /** What is not as expected; absent when the case passed. */
  readonly problem?: string;
}
