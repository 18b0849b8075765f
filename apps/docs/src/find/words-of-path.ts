/**
 * The words of an address that leads nowhere, to look for what was meant.
 *
 * @example
 * wordsOfPath("/techlookup/docs/rate-limits.html", "/techlookup/"); // "rate limits"
 */
export const wordsOfPath = (pathname: string, base: string): string => {
  const path = pathname.startsWith(base) ? pathname.slice(base.length) : pathname;
  return path
    .replace(/\.(?:html?|mdx?|php)$/i, "")
    .split("/")
    .filter((piece) => !/^(?:docs|guides?|en|latest|v\d+)$/i.test(piece))
    .join(" ")
    .replace(/%[\da-f]{2}|[-_+.]/gi, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 80);
};
