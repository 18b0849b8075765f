export * from "@techlookup/core/common";
export { TechLookup } from "./tech-lookup.ts";
