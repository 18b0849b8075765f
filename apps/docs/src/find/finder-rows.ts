import type { KnownCode } from "@techlookup/core";
import type { Answer, Found } from "./find.ts";

/** What the finder shows of an answer. */
export interface FinderRows {
  /** The codes in its table, the best first. Absent: all of them. */
  readonly codes?: readonly KnownCode[];
  /** Pages that may be meant, where no code fits. */
  readonly nearest: readonly Found[];
  /** A page that is no error, and fits better than any. */
  readonly better?: Found;
}

/** Errors that fit half as well as the best are in the table, too. */
const share = 0.5;
const maxNearest = 3;

/** Its table is never empty: where no code fits, it holds all, below the nearest pages. */
export const finderRows = ({ found, certainty, isPasted }: Answer): FinderRows => {
  const [best] = found;
  const errors = found.filter(({ page }) => page.kind === "error");
  if (!best || !errors[0] || certainty === "weak" || certainty === "none")
    return { nearest: isPasted ? [] : found.slice(0, maxNearest) };
  const least = errors[0].score * share;
  const codes = errors.flatMap(({ page, score }) => (page.code && score >= least ? [page.code] : []));
  return { codes, nearest: [], ...(best.page.kind !== "error" && { better: best }) };
};
