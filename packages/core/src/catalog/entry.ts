import type { KnownCode } from "../errors/code-table.ts";
import type { FaqId } from "./faq-ids.ts";

/** One possible cause of an error. */
export interface CatalogCause {
  /** Its name among the causes of its code, in kebab case: permanent, so links and programs may rely on it. */
  readonly id: string;
  /** What went wrong, as a short clause. */
  readonly cause: string;
  /** How to recognize this cause among the others. */
  readonly sign: string;
  /** What to do about it. */
  readonly fix: string;
}

/**
 * What people need to know about a code. Status, retry class and first hint are in the code table and are not repeated
 * here. Texts are prose for pages and terminals alike, with code in backticks and no other markup.
 */
export interface CatalogEntry {
  /** A few words, as a heading. */
  readonly title: string;
  /** What happened, in one sentence. */
  readonly meaning: string;
  /** Whether the client retries the call automatically, and why. */
  readonly retried: string;
  /** The fix that helps most often. */
  readonly fix: string;
  /** Causes beside or behind the usual one, the likeliest first. */
  readonly causes: readonly CatalogCause[];
  /** Codes that are mistaken for this one, or that follow from it. */
  readonly related: readonly KnownCode[];
  /** Anchors of the FAQ entries that explain this code. */
  readonly faq: readonly FaqId[];
  /** The version that introduced the code. */
  readonly since: string;
}

/** Some rows of the catalogue: an entry for each of these codes, and for no other. */
export type CatalogPart<Code extends KnownCode> = Readonly<Record<Code, CatalogEntry>>;
