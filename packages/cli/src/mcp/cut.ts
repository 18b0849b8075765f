/** What was cut from data: where, and how many of its items, keys, characters or levels are left. */
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

/** How much of data is left at most. */
interface Limits {
  /** Items of each list. */
  readonly items: number;
  /** Keys of each object. */
  readonly keys: number;
  /** Characters of each text and name. */
  readonly characters: number;
}

const noLimits: Limits = { items: Infinity, keys: Infinity, characters: Infinity };

/**
 * What is cut, by the length of lists: tried in this order, each takes more away than the one before. With one item a list, one key an object, and so
 * few characters and levels, the smallest is small whatever the data are.
 */
const steps: readonly ((items: number) => Limits)[] = [
  (items) => ({ items, keys: Infinity, characters: Infinity }),
  (items) => ({ items, keys: Infinity, characters: 200 }),
  (items) => ({ items, keys: items, characters: 200 }),
];

/** The last of them. */
const smallest = (items: number): Limits => ({ items, keys: items, characters: 50 });

/** No endpoint has a tenth of these levels. JSON with thousands of them can be read, and not written again. */
const shownLevels = 50;

/** The most that is said of what was cut, and of the place of each, in characters. */
const shownCuts = 10;
const shownPlaceLength = 100;

/**
 * Data that fit into a result: lists lose items from their ends, all above one length, the greatest at which the data fit. Where not even one item of
 * each fits, texts are shortened before, and then objects lose keys as lists lose items. What is left is whole JSON. The effort is that of a few looks
 * at the data, whatever they are.
 *
 * @param fits Whether data are small enough, with what is said of the cuts.
 */
export const cutToFit = (data: unknown, fits: (fitted: Fitted) => boolean): Fitted => {
  const whole = cutAll(data, noLimits);
  if (fits(whole)) return whole;
  const step = steps.find((one) => fits(cutAll(data, one(1)))) ?? smallest;
  const cutTo = (items: number): Fitted => cutAll(data, step(items));
  const longest = cutTo(Infinity);
  if (fits(longest)) return longest;
  // What is looked at is never much larger than what fits.
  let [few, many] = [1, 2];
  while (fits(cutTo(many))) [few, many] = [many, many * 2];
  while (many - few > 1) {
    const middle = (few + many) >> 1;
    if (fits(cutTo(middle))) few = middle;
    else many = middle;
  }
  return cutTo(few);
};

/** A copy within limits. */
const cutAll = (data: unknown, { items, keys, characters }: Limits): Fitted => {
  const cuts: Cut[] = [];
  const note = (at: string, shown: number, of?: number): void => {
    if (cuts.length < shownCuts)
      cuts.push({ at: (at || "all").slice(0, shownPlaceLength), shown, ...(of !== undefined && { of }) });
  };
  const shorten = (text: string, at: string): string => {
    if (text.length <= characters) return text;
    note(at, characters, text.length);
    return `${text.slice(0, characters)}…`;
  };
  const copy = (value: unknown, at: string, level: number): unknown => {
    if (typeof value === "string") return shorten(value, at);
    if (typeof value !== "object" || value === null) return value;
    if (level === shownLevels) {
      note(at, shownLevels);
      return `… (deeper than ${shownLevels} levels)`;
    }
    const within = (key: string | number): string => (at ? `${at}.${key}` : `${key}`);
    if (Array.isArray(value)) {
      if (value.length > items) note(at, items, value.length);
      return value.slice(0, items).map((one, index) => copy(one, within(index), level + 1));
    }
    const names = Object.keys(value);
    if (names.length > keys) note(at, keys, names.length);
    const shown: Record<string, unknown> = Object.create(null);
    for (const [index, name] of names.slice(0, keys).entries()) {
      const short = shorten(name, within(name));
      // Names that begin alike stay apart.
      const own = short in shown ? `${short} (${index + 1})` : short;
      shown[own] = copy((value as Record<string, unknown>)[name], within(short), level + 1);
    }
    return shown;
  };
  return { data: copy(data, "", 0), cuts };
};
