/** The kinds of values that the API takes. */
export type KindName = "domain" | "site" | "name" | "id" | "count" | "date";

/** One kind of value: its check, and its description. */
export interface Kind {
  /** The value as the API takes it; `undefined` for a value of another kind. */
  readonly read: (value: unknown) => string | number | undefined;
  /** What the value must be, as words that follow "must". */
  readonly wanted: string;
}

const match = (shape: RegExp, value: unknown): string | undefined =>
  typeof value === "string" && shape.test(value) ? value : undefined;

/** What stands around a text that was pasted: spaces and what is invisible, quotes, brackets, punctuation of any script. */
const spaces = /^[\s\p{DI}]+|[\s\p{DI}]+$/gu;
/** A bullet is followed by a space: without one it may be part of a name. */
const before = /^(?:[\s\p{DI}\p{Cf}"'`´<>()[\]{}]|(?![!-~])\p{P}|[-*+\p{S}]+\p{DI}*\s)+/u;
const after = /(?:[\s\p{DI}\p{Cf}"'`´<>()[\]{}]|(?![!-~])\p{P}|[,;:.!?])+$/u;

const strip = (value: unknown, ...patterns: readonly RegExp[]): string =>
  // As long as gateways and servers take it. Our decision.
  typeof value === "string" && value.length <= 2_048
    ? patterns.reduce((text, pattern) => text.replace(pattern, ""), value)
    : "";

/** In lower case, letter by letter: at the end of a word, that of a whole text would turn one Greek letter into another. */
const fold = (text: string): string =>
  text
    .normalize()
    .replace(/\p{Lu}/gu, (letter) => letter.toLowerCase())
    .replace(/[。．｡]/g, ".");

/**
 * Whether a name may hold a character: letters and digits, less those that not every runtime knows (Unicode 15 and later), and
 * scripts that are rare in names.
 */
const fitsName = (character: string): boolean =>
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: each is meant by itself
  /[\w.-]|(?!\p{DI}|[\u0870-\u08d2\u0c3c\u0c5c\u0cdc\u0cf3\u0ece\u1715\u1ab0-\u1dff\ua7c0-\ua7ff])(?=[\p{L}\p{M}\p{Nd}〇])[\0-\uffff\u{20000}-\u{2a6d6}]/u.test(
    character,
  ) &&
  (character.normalize("NFKC") === character || /[\u0e33\u0eb3]/.test(character));

/** The first character that no name has, if there is one. Some characters are right between certain others alone. */
const findStranger = (name: string): string | undefined =>
  Array.from(name.replace(/(l)·(?=l)|([^\0-\x7f])(\u200c|[\u200d・׳״])/gu, "$1$1$2$2")).find(
    (character) => !fitsName(character),
  );

const parseUrl = (text: string): URL | undefined => {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
};

/**
 * A name without what it was pasted with, in lower case, international ones in ASCII. Runtimes differ in which names they convert, so they
 * get only what all of them convert alike, label by label; ASCII stays as it is, and most names are nothing else.
 */
const tidyName = (value: unknown): string | undefined => {
  if (typeof value === "string" && /^[a-z\d][a-z\d.-]*[a-z\d]$/.test(value)) return value;
  const name = fold(strip(value, before, after));
  // A label of Hebrew or Arabic that begins with anything else is taken by some runtimes alone.
  if (findStranger(name) || /(^|\.)(?!(?=\p{L})[\u0590-\u08ff])[^.]*[\u0590-\u08ff]/u.test(name)) return undefined;
  return name.replace(/[^.]*[^\0-\x7f][^.]*/g, (label) => parseUrl(`http://${label}`)?.hostname ?? "!");
};

/** Two labels or more; `_` occurs in the wild. No label begins or ends with a hyphen, and the last is no number, which makes an address. */
const readDomain = (value: unknown): string | undefined =>
  match(/^(?!.{254}|-|.*(\.-|-\.|-$|\.(\d+|0x[\da-f]*)$))([\w-]{1,63}\.)+[\w-]{1,63}$/, tidyName(value));

/** The host of an http(s) URL that needs no credentials; any other text as it is. */
const hostOf = (text: string): string => /^https?:\/\/([^/?#\\]*?)(:\d+)?([/?#\\].*)?$/isu.exec(text)?.[1] ?? text;

/** A site as it was meant. A parenthesis may belong to the path of a URL. */
const tidySite = (value: unknown): string => {
  const text = strip(value, before);
  return strip(text, text.includes("(") ? spaces : after);
};

/** Whether a name is one of this machine or of its network, or spells an address. */
const isPrivate = (name: string): boolean =>
  /(^|\.)(local(host|domain|net)?|internal|intra(net)?|lan|home|corp|private|svc|arpa|onion|(n|ssl|x)ip\.io|localtest\.me|lvh\.me|vcap\.me|traefik\.me)$/.test(
    name,
  );

/** A public domain name, or a URL of one without credentials. */
const readSite = (value: unknown): string | undefined => {
  const text = tidySite(value);
  const host = hostOf(text);
  const name = readDomain(host);
  if (!name || isPrivate(name) || /[\p{Cc}\p{Cs}]/u.test(text)) return undefined;
  // Its own host would be read once more, by the runtime's rules.
  return host === text ? name : parseUrl(text.replace(host, "a.b"))?.href.replace("a.b", name);
};

/** The API's own bounds are unknown, and not guessed. */
const readCount = (value: unknown): number | undefined =>
  Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : undefined;

/** `Date` turns a day that does not exist into another one. */
const readDate = (value: unknown): string | undefined =>
  new Date(match(/^.{10}$/, value) ?? "").toJSON()?.startsWith(`${value}T00`) ? (value as string) : undefined;

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
  site: {
    read: readSite,
    wanted: 'be a domain name such as "example.com" or an http(s) URL of one, public and without credentials',
  },
  name: {
    // In a path, encoded or not, a dot segment would be resolved away, and reach another endpoint.
    read: (value) => match(/^(?!(\.|%2e){1,2}$)[^\p{Cc}\p{Cs}]{1,200}$/isu, strip(value, spaces)),
    wanted: "be a text of 1 to 200 characters, not . or ..",
  },
  id: {
    read: (value) => match(/^[\w-]{1,100}$/, readCount(value)?.toString() ?? value),
    wanted: "be an id as the API gives it",
  },
  count: { read: readCount, wanted: "be a whole number, 0 or more" },
  date: { read: readDate, wanted: "be a date such as 2026-11-30" },
};

/** What a value of a kind must be, as words that follow "must". The kind is one: see `checked.ts`. */
export const wantedOf = (kind: KindName, value: unknown): string => {
  const { wanted } = kinds[kind];
  const name = kind === "site" ? hostOf(tidySite(value)) : kind === "domain" ? strip(value, before, after) : "";
  const stranger = findStranger(fold(name));
  if (stranger === undefined) return wanted;
  const code = stranger.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0");
  const shown = /[\s\p{C}\p{DI}]/u.test(stranger) ? "" : ` (${stranger})`;
  return `${wanted}, without U+${code}${shown} at character ${fold(String(value)).indexOf(stranger) + 1}`;
};
