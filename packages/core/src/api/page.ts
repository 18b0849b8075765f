import { sentence } from "../errors/code-table.ts";
import { check, unreadable } from "../errors/configuration.ts";
import { ResponseError } from "../errors/errors.ts";
import { placeAt } from "../errors/place-at.ts";
import { isObject } from "../errors/plain-data.ts";

/** What a page tells of its place in the list. Observed. */
export interface Page {
  /** Items of the whole list. */
  readonly total?: number | null;
  /** Items of a page at most. */
  readonly limit?: number | null;
  /** Items before this page. */
  readonly offset?: number | null;
  /** Fields that are not known yet. */
  readonly [field: string]: unknown;
}

const code = "INVALID_RESPONSE";

const pageError = (problem: string): ResponseError => {
  const message = sentence(`The list cannot be read on: ${problem}`, code);
  return new ResponseError({ code, message, status: 200, headers: {}, body: "" });
};

type Items<P, Key extends keyof P> = NonNullable<P[Key]> extends readonly (infer Item)[] ? Item : never;

const copyOf = <T>(parameters: T): T => {
  check(isObject(parameters ?? {}), "parameters", "be an object such as { limit: 10 }", parameters);
  try {
    return { ...parameters };
  } catch (thrown) {
    throw unreadable("parameters", thrown);
  }
};

/** Pages in a row that bring the end no nearer, as where a list grows while it is read. More, and it has none. Ours. */
const maxStalls = 3;

/** A list may grow to this many times its first length while it is read. More, and it has no end. Ours. */
const maxGrowth = 2;

/** A number as servers write it, which some do in quotes. */
const isCount = (value: unknown): boolean =>
  value === undefined || value === null || /^\d+$/.test(typeof value === "string" ? value : JSON.stringify(value));

/** What an item is known by, whatever else of it changes between two pages. */
const identityOf = (item: unknown): string => {
  const { id, domain } = (item ?? {}) as { readonly id?: unknown; readonly domain?: unknown };
  return JSON.stringify(id ?? domain ?? item);
};

/**
 * Every item of a list, one page at a time. It ends only where the server says that the list ends: a page that is
 * missing, empty before its time, one that begins with what was there before, or another than asked for is an error, never an end.
 */
export async function* pages<P extends Page, Key extends keyof P & string>(
  key: Key,
  parameters: { readonly offset?: number | undefined; readonly limit?: number | undefined } | undefined,
  fetchPage: (parameters: { readonly offset?: number }) => Promise<P>,
): AsyncGenerator<Items<P, Key>, void, undefined> {
  const given = copyOf(parameters);
  let offset = given?.offset ?? 0;
  let left = Infinity;
  let stalls = 0;
  let most = Infinity;
  const seen = new Set<string>();
  check(given?.limit !== 0, "limit", "be 1 or more where a whole list is read", 0);
  for (;;) {
    // Made here, where the caller's function is on the stack of every runtime.
    const site = new Error();
    const page = await fetchPage({ ...given, offset });
    const expect: (fits: boolean, problem: string) => asserts fits = (fits, problem) => {
      if (!fits) throw placeAt(site, pageError(`the page at offset ${offset} ${problem}`));
    };
    const { [key]: items, total, offset: at } = page ?? ({} as P);
    expect(Array.isArray(items), `has no ${key}`);
    expect(isCount(at) && Number(at ?? offset) === offset, `has the offset ${at}`);
    // A list that does not tell its length ends with an empty page: NaN compares as false.
    const end = Number(total ?? NaN);
    expect(isCount(total), `has the total ${total}`);
    expect(!(end > most), `has the total ${total}, and it was ${most / maxGrowth} at first`);
    if (most === Infinity && end > 0) most = end * maxGrowth;
    const { length } = items;
    expect(length > 0 || !(offset < end), `is empty, and the list has ${end}`);
    // Equal items may follow each other where the server says how far the list is read.
    const isVouched = at !== undefined && at !== null && end >= 0;
    expect(isVouched || length === 0 || !seen.has(identityOf(items[0])), "begins with what was there before");
    if (!isVouched) for (const item of items) seen.add(identityOf(item));
    // In a loop: `yield*` would come back later, when the caller's function is off the stack.
    for (const item of items) yield item;
    offset += length;
    // An empty page beyond the end is the end of a list that has become shorter.
    expect(length === 0 || !(offset > end), `goes beyond its total, ${end}`);
    if (length === 0 || offset >= end) return;
    stalls = end - offset >= left ? stalls + 1 : 0;
    expect(stalls < maxStalls, `brings the end no nearer: the list has ${end} by now`);
    left = end - offset;
  }
}
