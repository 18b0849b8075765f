import { tableRow } from "./code-table.ts";

/** The address of the documentation. The link of every error starts with it. */
export const docsBaseUrl: string = "https://techlookup.github.io/techlookup";

const slug = (code: string): string => code.toLowerCase().replaceAll("_", "-");

/** The page that explains an error's code, which is a text: see `docsUrlOf`. */
export const pageOf = (code: string): string =>
  tableRow(code)
    ? `${docsBaseUrl}/errors/${slug(code)}`
    : `${docsBaseUrl}/errors?code=${encodeURIComponent(code.replace(/\p{Cs}/gu, "\ufffd"))}`;

/** A code of another type is none. */
const textOf = (code: unknown): string => (typeof code === "string" ? code : "");

/**
 * The last part of a code's documentation page.
 *
 * @example
 * slugOf("NOT_FOUND"); // not-found
 */
export const slugOf = (code: string): string => slug(textOf(code));

/**
 * The page that explains a code. For a code that this version does not know: the error finder, filled in.
 *
 * @example
 * docsUrlOf("NOT_FOUND"); // …/errors/not-found
 */
export const docsUrlOf = (code: string): string => pageOf(textOf(code));
