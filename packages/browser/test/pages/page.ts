import * as techlookup from "../../src/index.ts";

/** What tests call in the page. */
export type Page = typeof techlookup;

Object.assign(globalThis, { techlookup });
