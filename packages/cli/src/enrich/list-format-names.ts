/** How a list is written. */
export const listFormats = ["csv", "tsv", "ndjson", "text"] as const;

/** One of them. */
export type ListFormat = (typeof listFormats)[number];
