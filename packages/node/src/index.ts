export * from "@techlookup/core/common";
export { channels } from "./diagnostics.ts";
export { TechLookup } from "./tech-lookup.ts";
export { type TransportChoice, transportOf } from "./transport-of.ts";
