/** Looks up whole lists of domains: `@techlookup/deno/enrich`. */
export * from "@techlookup/core/enrich";
