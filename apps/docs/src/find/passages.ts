import type { FindPage } from "./entry.ts";
import type { FindIndex } from "./find-index.ts";
import { pagePhrases } from "./page-phrases.ts";
import { symptoms } from "./symptoms.ts";

/** What a search looks through: a name of a page or a heading in it, which should fit as a whole, or a section of its text. */
export interface Passage {
  readonly page: FindPage;
  readonly sort: "phrase" | "section";
  readonly anchor?: string;
  /** How much it counts: 1, or less for what is only the second guess. */
  readonly weight: number;
  readonly phrase: string;
  readonly text: string;
  readonly code: string;
}

/** A heading says less of its page than the page's own names do. */
const headingWeight = 0.8;
/** Each further code of a symptom counts by so much less. */
const laterCode = 0.12;
/** A page's own description repeats its title in more words. */
const aboutWeight = 0.8;

const phraseOf = (page: FindPage, phrase: string, weight = 1, anchor?: string): Passage => ({
  ...{ page, sort: "phrase", weight, phrase, text: "", code: "" },
  ...(anchor !== undefined && { anchor }),
});

/** The phrases of a table, which are divided by semicolons. */
const listed = (phrases = ""): string[] => phrases.split(/; */).filter((phrase) => phrase !== "");

const ofPage = (page: FindPage): Passage[] => [
  phraseOf(page, page.title),
  phraseOf(page, page.about, aboutWeight),
  ...(page.phrases ?? []).map((phrase) => phraseOf(page, phrase)),
  ...listed(pagePhrases[page.path]).map((phrase) => phraseOf(page, phrase)),
  ...page.sections.flatMap(({ heading, anchor }) =>
    heading === undefined ? [] : [phraseOf(page, heading, headingWeight, anchor)],
  ),
  ...page.sections.map(
    ({ anchor, heading = "", text, code = "" }): Passage => ({
      ...{ page, sort: "section", weight: 1, phrase: heading, text, code },
      ...(anchor !== undefined && { anchor }),
    }),
  ),
];

const ofSymptoms = (pages: FindIndex): Passage[] =>
  symptoms.flatMap(({ shown, codes, also }) =>
    codes.flatMap((code, place) => {
      const page = pages.find((one) => one.code === code);
      const phrases = [...listed(shown), ...listed(also)];
      return page ? phrases.map((phrase) => phraseOf(page, phrase, 1 - place * laterCode)) : [];
    }),
  );

/** Everything that is searched, from pages, symptoms and the names that people give to pages. */
export const passagesOf = (pages: FindIndex): Passage[] => [...pages.flatMap(ofPage), ...ofSymptoms(pages)];
