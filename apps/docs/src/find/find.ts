import { decode } from "@techlookup/core/decoder";
import type { FindKind, FindPage } from "./entry.ts";
import { errorPages } from "./error-pages.ts";
import type { FindIndex } from "./find-index.ts";
import { holdsSecret, isPasted } from "./harmless.ts";
import { looksLikeCode, type Recognised, recognise } from "./recognise.ts";
import { createSearch, type Fit } from "./search-pages.ts";

/** A page that was found. */
export interface Found {
  readonly page: FindPage;
  /** With the anchor of the part that fits best. */
  readonly path: string;
  /** Words of that part, or what the page is about. */
  readonly text: string;
  readonly score: number;
}

/** How surely the first page is the right one. `none`: there is no page. */
type Certainty = "sure" | "likely" | "weak" | "none";

/** What was found for a text. */
export interface Answer {
  /** The best first. The API reference comes last, whatever its score. */
  readonly found: readonly Found[];
  readonly certainty: Certainty;
  /** Whether the text is one for the decoder, which says more of it. */
  readonly isPasted: boolean;
  /** The text without secrets: nothing else of it may be passed on to another page. */
  readonly masked: string;
}

/** What a text names outweighs what only sounds like it; errors come before others that fit as well. */
const [named, alike, textual] = [160, 100, 20];
/** A name of a page, word for word, outweighs a code that only looks like it. */
const [wordForWord, verbatim] = [0.99, 25];
const bonus: Readonly<Record<FindKind, number>> = { error: 8, question: 3, guide: 4, http: 0, reference: 0 };

/** Scores below are chance; from these on a page is likely, or sure, to be the right one. */
const [least, likely, sure] = [10, 45, 85];
/** Further pages are left out where they are so much worse than the first. */
const worst = 0.06;

const isReference = ({ page }: Found): boolean => page.kind === "reference";

const scoreOf = ({ page, byName, byText }: Fit, one: Recognised | undefined): number => {
  const chosen = one ? one.sure * named : 0;
  const fits = byName * alike + byText * textual + (byName >= wordForWord ? verbatim : 0);
  return Math.max(chosen, fits) + Math.min(chosen, fits) / 10 + (fits > 0 || one ? bonus[page.kind] : 0);
};

const anchorOf = (fit: Fit, one: Recognised | undefined): string => {
  const anchor = one ? one.cause : fit.anchor;
  return anchor === undefined || fit.page.path.includes("#") ? "" : `#${anchor}`;
};

/** A page that is named by the query needs no other words than its own description. */
const isNamed = ({ byName, anchor }: Fit): boolean => byName >= 0.8 && anchor === undefined;

const textOf = (fit: Fit): string => (fit.text === undefined || isNamed(fit) ? fit.page.about : fit.text);

const certaintyOf = (found: readonly Found[], text: string, recognised: readonly Recognised[]): Certainty => {
  const [first, second] = found;
  if (!first) return "none";
  // A code that is nobody's must not be explained as if it were another.
  const isForeign = looksLikeCode(text) && (recognised[0]?.sure ?? 0) < 0.6 && first.score < named * 0.75;
  if (isForeign || first.score < likely) return "weak";
  return first.score >= sure && first.score > (second?.score ?? 0) ? "sure" : "likely";
};

/**
 * The resolver behind the field of the home page, the finder, the search and the page for what is not found. It takes a code,
 * misspelt too, a status, a code of a runtime, a sentence that somebody prints, a symptom, a question, or a pasted text, and gives
 * the pages for it. It asks nobody, and stores nothing.
 *
 * @param index The pages of the site but those of errors, which are always known.
 */
export const createFinder = (index: FindIndex): ((text: string) => Answer) => {
  const pages = [...errorPages(), ...index];
  const search = createSearch(pages);
  return (input) => {
    const text = input.trim();
    if (text === "") return { found: [], certainty: "none", isPasted: false, masked: "" };
    const decoded = decode(text);
    const { masked } = decoded;
    const recognised = recognise(text, decoded);
    const pasted = isPasted(text) || holdsSecret(text, masked);
    // The words of a long text fit everything.
    const fits = pasted ? [] : search(text);
    const all = pages.flatMap((page): Found[] => {
      const one = recognised.find(({ code }) => code === page.code);
      const fit = fits.find((candidate) => candidate.page === page) ?? { page, byName: 0, byText: 0 };
      const score = scoreOf(fit, one);
      return [{ page, path: page.path + anchorOf(fit, one), text: textOf(fit), score }];
    });
    const ranked = all.toSorted((left, right) => right.score - left.score);
    const most = ranked[0]?.score ?? 0;
    const good = ranked.filter(({ score }) => score >= least && score >= most * worst);
    const found = [...good.filter((one) => !isReference(one)), ...good.filter(isReference)];
    return { found, certainty: certaintyOf(found, text, recognised), isPasted: pasted, masked };
  };
};
