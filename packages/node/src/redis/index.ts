export type { PacingWindow } from "@techlookup/core/platform";
export type { IoRedisClient, NodeRedisClient, RedisClient } from "./redis-client.ts";
export { type RedisWindowEvent, type RedisWindowOptions, redisWindow, windowChannel } from "./redis-window.ts";
export type { WhenAway } from "./when-away.ts";
