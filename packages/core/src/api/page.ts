import { sentence } from "../errors/code-table.ts";
import { checkNumber } from "../errors/configuration.ts";
import { ResponseError } from "../errors/errors.ts";
import { placeAt } from "../errors/place-at.ts";
import { copyOf } from "../errors/plain-data.ts";

/** The position of a page in its list. Observed. */
export interface Page {
  /** Items of the whole list. */
  readonly total?: number | null;
  /** The most items of a page. */
  readonly limit?: number | null;
  /** Items before this page. */
  readonly offset?: number | null;
  /** Fields that are not known yet. */
  readonly [field: string]: unknown;
}

type Items<P, Key extends keyof P> = NonNullable<P[Key]> extends readonly (infer Item)[] ? Item : never;

/** A number as servers write it, which some do in quotes, or none. */
const isCount = (value: unknown): boolean => /^(null|"?\d+"?)$/.test(JSON.stringify(value ?? null));

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
  fetchPage: (parameters: { readonly offset?: number | undefined } | undefined) => Promise<P>,
): AsyncGenerator<Items<P, Key>, void, undefined> {
  // What cannot be read is left for the call to refuse.
  const given = copyOf(parameters);
  let offset = given?.offset ?? 0;
  let left = Infinity;
  let stalls = 0;
  let firstEnd = NaN;
  const seen = new Set<string>();
  checkNumber("limit", given?.limit ?? 1, { min: 1 });
  for (;;) {
    // Made here, where the caller's function is on the stack of every runtime.
    const site = new Error();
    const page = await fetchPage(given ? { ...given, offset } : parameters);
    const { [key]: items, total, offset: at } = page ?? ({} as P);
    const expect: (fits: boolean, problem: string) => asserts fits = (fits, problem) => {
      if (fits) return;
      const code = "INVALID_RESPONSE";
      const message = sentence(`The page at offset ${offset} of a list ${problem} (its total is ${total})`, code);
      throw placeAt(site, new ResponseError({ code, message, status: 200, headers: {}, body: "" }));
    };
    expect(Array.isArray(items), `has no ${key}`);
    expect(isCount(at) && Number(at ?? offset) === offset, `has the offset ${at}`);
    // A list that does not tell its length ends with an empty page: NaN compares as false.
    const end = Number(total ?? NaN);
    firstEnd ||= end;
    // A list may grow to twice its first length while it is read. More, and it has no end. Our decision.
    expect(isCount(total) && !(end > firstEnd * 2), "has no plausible total");
    const { length } = items;
    expect(length > 0 || !(offset < end), "is empty");
    // Equal items may follow each other where the server says how far the list is read.
    const isVouched = at !== undefined && at !== null && end >= 0;
    expect(isVouched || !seen.has(identityOf(items[0])), "begins with what was there before");
    // In a loop: `yield*` would come back later, when the caller's function is off the stack.
    for (const item of items) {
      if (!isVouched) seen.add(identityOf(item));
      yield item;
    }
    const next = offset + length;
    // An empty page beyond the end is the end of a list that has become shorter.
    if (length === 0 || next === end) return;
    expect(!(next > end), "goes beyond its end");
    stalls = end - next >= left ? stalls + 1 : 0;
    // Three pages in a row that bring the end no nearer, as where a list grows while it is read: it has none. Our decision.
    expect(stalls < 3, "brings the end no nearer");
    left = end - next;
    offset = next;
  }
}
