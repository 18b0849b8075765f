import type { FindPage } from "./entry.ts";

/** All pages that can be found but those of errors, as the site's build writes them. */
export type FindIndex = readonly FindPage[];
