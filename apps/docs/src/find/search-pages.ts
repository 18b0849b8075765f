import MiniSearch, { type SearchResult } from "minisearch";
import type { FindPage } from "./entry.ts";
import type { FindIndex } from "./find-index.ts";
import { type Passage, passagesOf } from "./passages.ts";
import { termOf, termsOf } from "./words.ts";

/** How well a page fits: by a name of it from 0 to 1, and by its text from 0 to 1. */
export interface Fit {
  readonly page: FindPage;
  readonly byName: number;
  readonly byText: number;
  /** Where in the page, and its words there. */
  readonly anchor?: string;
  readonly text?: string;
}

/** What a term that is only begun, or misspelt, counts. */
const inexact = 0.6;
/** Letters from which on one in five may be wrong, and from which on a word counts as a beginning. */
const [minFuzzy, minPrefix] = [5, 3];

/** How telling each term is: the rarer among names, the more. */
const weightsOf = (passages: readonly Passage[]): ((term: string) => number) => {
  const phrases = passages.filter(({ sort }) => sort === "phrase");
  const counts = new Map<string, number>();
  for (const { phrase } of phrases)
    for (const term of new Set(termsOf(phrase))) counts.set(term, (counts.get(term) ?? 0) + 1);
  return (term) => Math.log(1 + phrases.length / (1 + (counts.get(term) ?? 0)));
};

/** Searches pages by their names and texts. Made once; takes the time of some keystrokes. */
export const createSearch = (pages: FindIndex): ((query: string) => Fit[]) => {
  const passages = passagesOf(pages);
  const weightOf = weightsOf(passages);
  const sum = (terms: readonly string[]): number => terms.reduce((total, term) => total + weightOf(term), 0);
  const phraseSums = passages.map(({ sort, phrase }) => (sort === "phrase" ? sum([...new Set(termsOf(phrase))]) : 0));
  const index = new MiniSearch<Passage & { readonly id: number }>({
    fields: ["phrase", "text", "code"],
    tokenize: termsOf,
    processTerm: (term) => term,
    searchOptions: { boost: { phrase: 3, code: 0.5 }, tokenize: termsOf, processTerm: (term) => term },
  });
  index.addAll(passages.map((passage, id) => ({ ...passage, id })));

  /** How much of the query and of the name they have in common (Sørensen and Dice, by weight). */
  const nameFit = ({ id, match }: SearchResult, terms: readonly string[], asked: number): number => {
    const common = Object.keys(match).reduce(
      (total, term) => total + weightOf(term) * (terms.includes(term) ? 1 : inexact),
      0,
    );
    return ((2 * Math.min(common, asked)) / (asked + (phraseSums[id] ?? 0))) * (passages[id]?.weight ?? 0);
  };

  return (query) => {
    const terms = [...new Set(termsOf(query))];
    const asked = sum(terms);
    const found = index.search(terms.join(" "), {
      tokenize: () => terms,
      prefix: (term, place) => place === terms.length - 1 && term.length >= minPrefix,
      fuzzy: (term) => (term.length >= minFuzzy && !/\d/.test(term) ? 0.2 : false),
    });
    const best = found.find(({ id }) => passages[id]?.sort === "section")?.score ?? 1;
    const fits = new Map<FindPage, Fit>();
    for (const result of found) {
      const passage = passages[result.id];
      if (!passage) continue;
      const { page, sort, anchor, text } = passage;
      const before = fits.get(page) ?? { page, byName: 0, byText: 0 };
      if (sort === "phrase") {
        const byName = nameFit(result, terms, asked);
        if (byName > before.byName) {
          const { anchor: _old, ...rest } = before;
          fits.set(page, { ...rest, byName, ...(anchor !== undefined && { anchor }) });
        } else fits.set(page, before);
      } else {
        const covered = sum(result.queryTerms) / asked;
        const byText = (result.score / best) * covered;
        fits.set(page, byText > before.byText ? { ...before, byText, text } : before);
      }
    }
    return [...fits.values()];
  };
};

/** The terms of a query, to mark them in a text. */
export const isTermOf = (query: string): ((word: string) => boolean) => {
  const terms = new Set(termsOf(query));
  return (word) => terms.has(termOf(word.toLowerCase()));
};
