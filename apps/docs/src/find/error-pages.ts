import { codes, type KnownCode, slugOf } from "@techlookup/core";
import { type CatalogCause, catalog } from "@techlookup/core/catalog";
import type { FindPage, FindSection } from "./entry.ts";

/** Prose of the catalogue has backticks and no other markup. */
const plain = (text: string): string => text.replaceAll("`", "");

/** A cause with its anchor. */
const sectionOf = (cause: CatalogCause): FindSection => ({
  anchor: cause.id,
  heading: plain(cause.cause),
  text: plain(`${cause.sign} ${cause.fix}`),
});

const pageOf = (code: KnownCode): FindPage => {
  const { title, meaning, fix, retried, causes } = catalog[code];
  const { status, hint } = codes[code];
  return {
    kind: "error",
    path: `/errors/${slugOf(code)}`,
    title: `${code}: ${plain(title)}`,
    about: plain(meaning),
    code,
    phrases: [plain(title), code, ...(status === null ? [] : [`${status}`]), plain(hint)],
    sections: [
      { text: plain(`${meaning} ${fix}`) },
      ...causes.map(sectionOf),
      { anchor: "retries", heading: "Retries", text: plain(retried) },
    ],
  };
};

/** The pages of all errors, from the code table and the catalogue. The decoder brings both, so the index need not hold them. */
export const errorPages = (): FindPage[] => (Object.keys(codes) as KnownCode[]).map(pageOf);
