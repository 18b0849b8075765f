/** Looks up whole lists of domains: `@techlookup/node/enrich`. */
export * from "@techlookup/core/enrich";
