export * from "./common.ts";
export { TechLookup } from "./tech-lookup.ts";
