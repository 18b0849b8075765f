import type { FaqId } from "@techlookup/core/catalog";

/** A question as people ask it. Texts are prose, with code in backticks and no other markup. */
export interface FaqEntry {
  readonly question: string;
  /** The answer, in one sentence. */
  readonly answer: string;
  /** Why it is so, and what follows: paragraphs. */
  readonly why: readonly string[];
  /** TypeScript that shows it. Type-checked. */
  readonly sample?: string;
}

/** Some entries: one for each of these questions, and for no other. */
export type FaqPart<Id extends FaqId> = Readonly<Record<Id, FaqEntry>>;
