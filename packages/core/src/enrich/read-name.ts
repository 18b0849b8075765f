import { kinds, wantedOf } from "../contract/kinds.ts";

/** A cell of a list, as it was understood. */
export type Name =
  | { readonly domain: string; readonly problem?: never }
  | { readonly domain?: never; readonly problem: string }
  /** Nothing, or a comment. */
  | { readonly domain?: never; readonly problem?: never };

/** What follows the host in a URL, and what precedes it: `https://`, `//`, and a name with a password. */
const beforeHost = /^[\s\p{DI}"'`<([]*(?:[a-z][a-z\d+.-]*:)?\/\/(?:[^/?#\\@\s]*@)?/iu;
const afterHost = /(?<=[^/])[/?#\\].*$/su;
/** A port, or a name with a password, where no scheme precedes it. */
const port = /:\d{1,5}(?=["'`>)\]\s,;.]*$)/u;
const userInfo = /^[^\s/?#@]+@/u;

/**
 * The domain that a cell of somebody's list means: `https://www.Example.com:8443/about` is `example.com`. A name as people write, copy and export it: in capitals,
 * in quotes, as a URL, as an address of mail, with a trailing dot, in Unicode. Empty for a blank and for a comment, which begins with `#`.
 *
 * `www.` is left out: the vendor's answers are about sites, and both names would be paid for. Our decision.
 *
 * @example
 * readName("https://www.Example.com:8443/about"); // { domain: "example.com" }
 */
export const readName = (cell: string): Name => {
  const text = cell.replace(/^[\s\p{DI}]+|[\s\p{DI}]+$/gu, "");
  if (!text || text.startsWith("#")) return {};
  const bare = text
    .slice(0, 4_096)
    .replace(beforeHost, "")
    .replace(afterHost, "")
    .replace(userInfo, "")
    .replace(port, "");
  const name = kinds.domain.read(bare);
  if (typeof name !== "string") return { problem: `must ${wantedOf("domain", bare)}, and is ${show(text)}` };
  const domain = name.replace(/^www\.(?=[^.]+\.)/, "");
  return { domain };
};

/** The beginning of a text in quotes, with what cannot be seen written out. */
const show = (text: string): string => {
  const cut = Array.from(text).length > 80 ? `${Array.from(text).slice(0, 79).join("")}…` : text;
  const escaped = cut.replace(/[\p{C}\p{DI}\p{Z}]/gu, (character) =>
    character === " " ? character : `\\u{${character.codePointAt(0)?.toString(16)}}`,
  );
  return `"${escaped}"`;
};
