import type { Rule } from "./rules.ts";

/**
 * What code for pages may count on: ES2022, and what Chrome and Edge 94, Firefox 93 and Safari 16.4 have. The texts that say so are
 * in the README of `@techlookup/browser` and in the documentation, "Runtimes".
 */
const pages = /^packages\/(core|browser)\/src\//;

/** Methods and functions that came later, wherever they are called on something: by name, since types are not looked at. */
const laterMethods = [
  // ES2023 and later, on arrays, texts, maps, sets, iterators.
  ...["findLast", "findLastIndex", "toSorted", "toReversed", "toSpliced", "with", "isWellFormed", "toWellFormed"],
  ...["union", "intersection", "difference", "symmetricDifference", "isSubsetOf", "isSupersetOf", "isDisjointFrom"],
  ...["toArray", "drop", "getOrInsert", "getOrInsertComputed", "transfer", "waitAsync", "toBase64", "toHex"],
];

/** Static members that came later, with what has them: a method of the same name may stand elsewhere. */
const laterStatics = [
  ...["Object.groupBy", "Map.groupBy", "Promise.withResolvers", "Promise.try", "Array.fromAsync", "Iterator.from"],
  ...["URL.canParse", "URL.parse", "AbortSignal.any", "AbortSignal.timeout", "Response.json", "ReadableStream.from"],
  ...["Error.isError", "Math.sumPrecise", "RegExp.escape", "Uint8Array.fromBase64", "Uint8Array.fromHex"],
  ...["Symbol.dispose", "Symbol.asyncDispose", "Atomics.waitAsync", "JSON.rawJSON", "Math.f16round"],
];

const anyOf = (names: readonly string[]): string => names.map((name) => name.replace(".", "\\.")).join("|");

const instead =
  "newer than the baseline in tools/house-lines/baseline.ts: write it with what is older, or raise the baseline there";

/** Nothing in a page's code is newer than the browsers that are supported. */
export const baselineRules: readonly Rule[] = [
  { kind: "call", forbidden: new RegExp(`^\\.(${anyOf(laterMethods)})$`) },
  { kind: "static", forbidden: new RegExp(`^(${anyOf(laterStatics)})$`) },
  {
    kind: "name",
    forbidden: /^(Iterator|SuppressedError|DisposableStack|AsyncDisposableStack|Float16Array|Temporal)$/,
  },
  { kind: "syntax", forbidden: /./ },
].map((rule) => ({ name: "pages run in the browsers of the baseline", files: pages, instead, ...rule }) as Rule);
