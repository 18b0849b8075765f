import { UsageError } from "../usage-error.ts";

/** What columns of domains are called, without capitals, spaces and signs. */
const usual = new Set(
  [
    "domain",
    "domains",
    "domainname",
    "website",
    "websites",
    "websiteurl",
    "url",
    "urls",
    "host",
    "hostname",
    "site",
    "homepage",
  ].flatMap((name) => [name, `company${name}`]),
);

const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** Whether a text is what a column of domains is usually called. */
export const isColumnName = (text: string): boolean => usual.has(plain(text));

/**
 * The place of the column that has the domains: the one that was named, or the only one, or the only one whose name says so.
 *
 * @param wanted Its name, or its place counted from 1.
 * @throws UsageError when there is none, or several that may be meant.
 */
export const columnOf = (columns: readonly string[], wanted: string | undefined, path: string): number => {
  const list = `${JSON.stringify(path)} has the ${columns.length === 1 ? "column" : "columns"} ${columns.map((name) => JSON.stringify(name)).join(", ")}`;
  if (wanted !== undefined) {
    const exact = columns.indexOf(wanted);
    const found = exact >= 0 ? exact : columns.findIndex((name) => plain(name) === plain(wanted));
    if (found >= 0) return found;
    const place = /^\d+$/.test(wanted) ? Number(wanted) : 0;
    if (place >= 1 && place <= columns.length) return place - 1;
    throw new UsageError(`--column "${wanted}" is not there: ${list}. Name one of them.`);
  }
  if (columns.length === 1) return 0;
  const fitting = columns.flatMap((name, place) => (isColumnName(name) ? [place] : []));
  if (fitting.length === 1) return fitting[0] as number;
  throw new UsageError(`${list}. Say with --column which of them has the domains.`);
};
