import { sentence } from "../errors/code-table.ts";
import { ResponseError } from "../errors/errors.ts";

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

/**
 * Every item of a list, one page at a time. It ends only where the server says that the list ends: a page that is
 * missing, empty before its time, or another than asked for is an error, never an end.
 */
export async function* pages<P extends Page, Key extends keyof P & string>(
  key: Key,
  parameters: { readonly offset?: number | undefined } | undefined,
  fetchPage: (parameters: { readonly offset?: number }) => Promise<P>,
): AsyncGenerator<Items<P, Key>, void, undefined> {
  let offset = parameters?.offset ?? 0;
  for (;;) {
    const page = await fetchPage({ ...parameters, offset });
    const { [key]: items, total, offset: at } = page ?? ({} as P);
    if (!Array.isArray(items)) throw pageError(`the page at offset ${offset} has no ${key}`);
    if (typeof at === "number" && at !== offset) throw pageError(`the page at offset ${offset} has the offset ${at}`);
    // NaN compares as false: a list that does not tell its length ends with an empty page.
    const end = typeof total === "number" ? total : NaN;
    const { length } = items;
    if (length === 0 && offset < end) throw pageError(`the page at offset ${offset} is empty, and the list has ${end}`);
    yield* items;
    offset += length;
    if (length === 0 || offset >= end) return;
  }
}
