import type { FaqId } from "@techlookup/core/catalog";
import type { Expectation } from "../../generate/written-sample.ts";

/** A question as people ask it. Texts are prose, with code in backticks and no other markup. */
export interface FaqEntry {
  readonly question: string;
  /** The answer, in one sentence. */
  readonly answer: string;
  /** Why it is so, and what follows: paragraphs. */
  readonly why: readonly string[];
  /** TypeScript that shows it. Compiled, and run against a sandbox. */
  readonly sample?: string;
  /** What has to come of it, where that is not just to end well. */
  readonly expected?: Expectation;
}

/** Some entries: one for each of these questions, and for no other. */
export type FaqPart<Id extends FaqId> = Readonly<Record<Id, FaqEntry>>;
