import type { FindKind } from "./entry.ts";
import type { Answer } from "./find.ts";
import { isHarmless } from "./harmless.ts";

/** What a list of suggestions offers, and where it leads. */
export interface Option {
  readonly path: string;
  /** The query of the address: only what is harmless stands in one. */
  readonly search?: string;
  /** Passed on to the page: a text without secrets. */
  readonly text?: string;
  readonly title: string;
  readonly kind: FindKind | "decoder" | "search";
}

/** Pages in the list; the others are on the page of the search. */
const maxPages = 6;

/**
 * What to offer for a text, the best first: there is always something to go to. A pasted text is for the decoder, which shows what
 * in it decides; anything else leads to a page at once.
 */
export const optionsFor = ({ found, isPasted, masked }: Answer): Option[] => {
  if (masked === "") return [];
  const pages = found
    .slice(0, maxPages)
    .map(({ path, page }): Option => ({ path, title: page.title, kind: page.kind }));
  const decoder: Option = {
    path: "/decode",
    text: masked,
    title: "Read the whole text in the decoder",
    kind: "decoder",
  };
  if (isPasted) return [decoder, ...pages];
  const search: Option = {
    ...{ path: "/search", text: masked, title: "All results", kind: "search" },
    ...(isHarmless(masked) && { search: `?q=${masked}` }),
  };
  return found.length > 0 ? [...pages, search] : [decoder, { path: "/errors", title: "All errors", kind: "guide" }];
};
