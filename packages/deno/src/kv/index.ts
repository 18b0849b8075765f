export type { PacingWindow, StoreWindowEvent as DenoKvWindowEvent, WhenAway } from "@techlookup/core/platform";
export type { DenoKv, DenoKvAtomic, DenoKvEntry } from "./deno-kv.ts";
export { type DenoKvWindowOptions, denoKvWindow } from "./deno-kv-window.ts";
