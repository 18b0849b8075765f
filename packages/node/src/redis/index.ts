export type { PacingWindow } from "@techlookup/core/platform";
export type { IoRedisClient, NodeRedisClient, RedisClient } from "./redis-client.ts";
export { redisWindow, windowChannel } from "./redis-window.ts";
export type { RedisWindowEvent, RedisWindowOptions } from "./redis-window-options.ts";
export type { WhenAway } from "./when-away.ts";
