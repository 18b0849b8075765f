import { codes, type KnownCode } from "@techlookup/core";
import { catalog, faqIds } from "@techlookup/core/catalog";
import type { FaqEntry } from "../src/faq/entry.ts";
import { type GuideLink, guides } from "../src/faq/guides.ts";
import { faq } from "../src/faq/index.ts";

/** A question with its anchor, and the codes that it explains: those whose catalogue entry names it. */
export interface FaqItem extends FaqEntry {
  readonly id: string;
  readonly codes: readonly KnownCode[];
  readonly guides: readonly GuideLink[];
}

/** The questions in their order. */
export const faqItems = (): FaqItem[] =>
  faqIds.map((id) => ({
    id,
    ...faq[id],
    codes: (Object.keys(codes) as KnownCode[]).filter((code) => catalog[code].faq.includes(id)),
    guides: guides[id],
  }));
