/** A list of the data that was cut: where, and how many of its items are left. */
interface Cut {
  readonly at: string;
  readonly shown: number;
  readonly of: number;
}

/** Data that fit, and what was cut from them. */
export interface Fitted {
  readonly data: unknown;
  readonly cuts: readonly Cut[];
}

/** Texts that are cut where lists are short, in characters. */
const shownTextLength = 200;

/**
 * Data that fit into a result: the longest lists lose items from their ends until they do, then texts are shortened. What is left is whole JSON.
 *
 * @param fits Whether data are small enough.
 */
export const cutToFit = (data: unknown, fits: (data: unknown) => boolean): Fitted => {
  if (fits(data)) return { data, cuts: [] };
  const copy = { root: structuredClone(data) };
  const cuts: Cut[] = [];
  for (let list = largestList(copy, ""); list; list = largestList(copy, "")) {
    const { items, at } = list;
    const all = [...items];
    let [few, many] = [0, all.length];
    // As many as fit. The others are dropped in any case, so this ends.
    while (few < many) {
      const middle = Math.ceil((few + many) / 2);
      items.splice(0, Infinity, ...all.slice(0, middle));
      if (middle < all.length && fits(copy.root)) few = middle;
      else many = middle - 1;
    }
    items.splice(0, Infinity, ...all.slice(0, few));
    cuts.push({ at, shown: few, of: all.length });
    if (fits(copy.root)) return { data: copy.root, cuts };
  }
  shorten(copy);
  if (fits(copy.root))
    return { data: copy.root, cuts: [...cuts, { at: "long texts", shown: shownTextLength, of: Infinity }] };
  return { data: null, cuts: [{ at: "everything", shown: 0, of: 1 }] };
};

/** The list that takes the most room, of those that have items. */
const largestList = (
  value: unknown,
  at: string,
): { readonly items: unknown[]; readonly at: string; readonly size: number } | undefined => {
  if (typeof value !== "object" || value === null) return undefined;
  const own =
    Array.isArray(value) && value.length > 0
      ? [{ items: value, at: at || "the list", size: JSON.stringify(value).length }]
      : [];
  const inner = Object.entries(value).flatMap(([key, one]) => {
    const place = key === "root" && at === "" ? "" : at === "" ? key : `${at}.${key}`;
    return largestList(one, place) ?? [];
  });
  // A list of lists is cut as a whole first.
  return [...own, ...inner].reduce<(typeof own)[number] | undefined>(
    (largest, one) => (largest && largest.size >= one.size ? largest : one),
    undefined,
  );
};

const shorten = (value: object): void => {
  for (const [key, one] of Object.entries(value)) {
    if (typeof one === "string" && one.length > shownTextLength)
      (value as Record<string, unknown>)[key] = `${one.slice(0, shownTextLength - 1)}…`;
    else if (typeof one === "object" && one !== null) shorten(one);
  }
};
