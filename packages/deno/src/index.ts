export * from "@techlookup/core";
export { TechLookup } from "./tech-lookup.ts";
