import type { KnownCode } from "@techlookup/core";

/** What a page is: an error, a question of the FAQ, a guide or tool, a part of the HTTP API, an export in the API reference. */
export type FindKind = "error" | "question" | "guide" | "http" | "reference";

/** A part of a page under one heading. */
export interface FindSection {
  /** Absent: the beginning of the page. */
  readonly anchor?: string;
  readonly heading?: string;
  /** Plain words, without markup. Shown as an excerpt. */
  readonly text: string;
  /** Words of its code samples. Searched, and never shown. */
  readonly code?: string;
}

/** A page that can be found. */
export interface FindPage {
  readonly kind: FindKind;
  /** Below the base of the site, with an anchor where the page is one part of another: `/faq#node-versions`. */
  readonly path: string;
  readonly title: string;
  /** One sentence, shown where no section fits. */
  readonly about: string;
  /** Of an error: its code. */
  readonly code?: KnownCode;
  /** Further names, which count as much as the title. */
  readonly phrases?: readonly string[];
  readonly sections: readonly FindSection[];
}
