/** What was cut from data: where, and how many of its items, characters or levels are left. */
interface Cut {
  readonly at: string;
  readonly shown: number;
  readonly of?: number;
}

/** Data that fit, and what was cut from them. */
export interface Fitted {
  readonly data: unknown;
  readonly cuts: readonly Cut[];
}

/** Texts are cut to so many characters where it is not enough to cut lists. */
const shownTextLength = 200;

/** No endpoint has a tenth of these levels. JSON with thousands of them can be read, and not written again. */
const shownLevels = 50;

/** The most that is said of what was cut, and of the place of each, in characters. */
const shownCuts = 10;
const shownPlaceLength = 100;

/**
 * Data that fit into a result: lists lose items from their ends, all above one length, the greatest at which the data fit. Where no length is short
 * enough, texts are shortened before. What is left is whole JSON. The effort is that of a few looks at the data, however many lists they have.
 *
 * @param fits Whether data are small enough, with what is said of the cuts.
 */
export const cutToFit = (data: unknown, fits: (fitted: Fitted) => boolean): Fitted => {
  const whole = cutAll(data, Infinity, Infinity);
  if (fits(whole)) return whole;
  const characters = fits(cutAll(data, 0, Infinity)) ? Infinity : shownTextLength;
  const lists = (most: number): Fitted => cutAll(data, most, characters);
  if (fits(lists(Infinity))) return lists(Infinity);
  if (!fits(lists(0))) return { data: null, cuts: [{ at: "everything", shown: 0, of: 1 }] };
  // What is looked at is never much larger than what fits.
  let [few, many] = [0, 1];
  while (fits(lists(many))) [few, many] = [many, many * 2];
  while (many - few > 1) {
    const middle = (few + many) >> 1;
    if (fits(lists(middle))) few = middle;
    else many = middle;
  }
  return lists(few);
};

/** A copy whose lists have at most so many items, and whose texts so many characters. */
const cutAll = (data: unknown, mostItems: number, mostCharacters: number): Fitted => {
  const cuts: Cut[] = [];
  const note = (at: string, shown: number, of?: number): void => {
    if (cuts.length < shownCuts)
      cuts.push({ at: (at || "all").slice(0, shownPlaceLength), shown, ...(of !== undefined && { of }) });
  };
  const copy = (value: unknown, at: string, level: number): unknown => {
    if (typeof value === "string" && value.length > mostCharacters) {
      note(at, mostCharacters, value.length);
      return `${value.slice(0, mostCharacters)}…`;
    }
    if (typeof value !== "object" || value === null) return value;
    if (level === shownLevels) {
      note(at, shownLevels);
      return `… (deeper than ${shownLevels} levels)`;
    }
    const within = (key: string | number, one: unknown): unknown =>
      copy(one, at ? `${at}.${key}` : `${key}`, level + 1);
    if (!Array.isArray(value))
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, within(key, one)]));
    if (value.length > mostItems) note(at, mostItems, value.length);
    return value.slice(0, mostItems).map((one, index) => within(index, one));
  };
  return { data: copy(data, "", 0), cuts };
};
