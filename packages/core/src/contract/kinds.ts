/** The kinds of values that the API takes. */
export type KindName = "domain" | "site" | "name" | "id" | "count" | "date";

/** One kind of value: its check, and its description. */
export interface Kind {
  /** The value as the API takes it; `undefined` for a value of another kind. */
  readonly read: (value: unknown) => string | number | undefined;
  /** What the value must be, as words that follow "must". */
  readonly wanted: string;
}

const match =
  (shape: RegExp) =>
  (value: unknown): string | undefined =>
    typeof value === "string" && shape.test(value) ? value : undefined;

/** A URL parser would take the rest as parts of a URL, and quietly drop or resolve them. */
const matchPlain = match(/^[^\s\\/?#@:%[\]\p{Cc}]+$/u);

/**
 * A host name of two labels or more, of which international ones have become ASCII; `_` occurs in the wild. No label begins
 * or ends with a hyphen, and the last is no number, which would make it an address.
 */
const matchHost = match(/^(?!.{254}|-|.*(\.-|-\.|-$|\.\d+$))([\w-]{1,63}\.)+[\w-]{1,63}$/);

const matchUrl = match(/:\/\//);
const matchId = match(/^[\w-]{1,100}$/);
const matchDay = match(/^.{10}$/);

const parseUrl = (text: string | undefined): URL | undefined => {
  try {
    return new URL(text as string);
  } catch {
    return undefined;
  }
};

/** In lower case, with international names in ASCII, and no dot at its end. What is not plain becomes "undefined", no host. */
const readDomain = (value: unknown): string | undefined =>
  matchHost(parseUrl(`http://${matchPlain(value)}`)?.hostname.replace(/\.$/, ""));

/** A URL without credentials, else a domain name. */
const readSite = (value: unknown): string | undefined => {
  if (!matchUrl(value)) return readDomain(value);
  const url = parseUrl(value as string);
  return readDomain(url?.hostname) && match(/^https?:\/\/[^@/]+\//)(url?.href);
};

/** The API's own bounds are unknown, and not guessed. */
const readCount = (value: unknown): number | undefined =>
  Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : undefined;

/** `Date` turns a day that does not exist into another one. */
const readDate = (value: unknown): string | undefined =>
  new Date(matchDay(value) ?? "").toJSON()?.startsWith(`${value}T00`) ? (value as string) : undefined;

/**
 * Every kind of value with its check and its description. Clients, gateway and sandbox check by this table, so that all
 * of them refuse the same.
 *
 * @example
 * kinds.domain.read("Example.COM."); // "example.com"
 * kinds.domain.read("https://example.com"); // undefined
 */
export const kinds: Readonly<Record<KindName, Kind>> = {
  domain: { read: readDomain, wanted: 'be a domain name such as "example.com"' },
  site: { read: readSite, wanted: 'be a domain name such as "example.com", or an http(s) URL without credentials' },
  name: {
    // In a path, encoded or not, a dot segment would be resolved away, and reach another endpoint.
    read: match(/^(?!(\.|%2e){1,2}$)(?=.*\S)[^\p{Cc}\p{Cs}]{1,200}$/isu),
    wanted: "be a text of 1 to 200 characters, not . or ..",
  },
  id: { read: (value) => matchId(readCount(value)?.toString() ?? value), wanted: "be an id as the API gives it" },
  count: { read: readCount, wanted: "be a whole number, 0 or more" },
  date: { read: readDate, wanted: "be a date such as 2026-11-30" },
};
