export * from "@techlookup/core";
export { channels } from "./diagnostics.ts";
export { TechLookup } from "./tech-lookup.ts";
