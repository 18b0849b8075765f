export type { PacingWindow, StoreWindowEvent as RedisWindowEvent, WhenAway } from "@techlookup/core/platform";
export type { IoRedisClient, NodeRedisClient, RedisClient } from "./redis-client.ts";
export { redisWindow, windowChannel } from "./redis-window.ts";
export type { RedisWindowOptions } from "./redis-window-options.ts";
