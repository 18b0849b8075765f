export * from "@techlookup/core/common";
export type { BrowserOptions, GatewayUrl, TokenProvider } from "./browser-options.ts";
export { TechLookup } from "./tech-lookup.ts";
