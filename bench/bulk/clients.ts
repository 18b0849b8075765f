import type { BulkEntry } from "./client.ts";

const ours = ["@techlookup/node"];

/** Everyone who makes many calls, one a line; how each is set up stands in `clients/`. */
export const bulkEntries: readonly BulkEntry[] = [
  { name: "paced", title: "@techlookup/node, in memory", packages: ours, usesRedis: false },
  { name: "paced-redis", title: "@techlookup/node, in Redis", packages: ours, usesRedis: true },
  { name: "ky-p-limit", title: "p-limit around ky", packages: ["ky"], usesRedis: false },
  { name: "openai-p-limit", title: "p-limit around openai", packages: ["openai"], usesRedis: false },
  { name: "got-p-limit", title: "p-limit around got", packages: ["got"], usesRedis: false },
  { name: "p-queue", title: "ky in the interval of p-queue", packages: ["p-queue"], usesRedis: false },
  { name: "bottleneck", title: "ky in Redis by bottleneck", packages: ["bottleneck"], usesRedis: true },
  { name: "bullmq", title: "ky in the limiter of BullMQ", packages: ["bullmq"], usesRedis: true },
  { name: "effect", title: "ky in Redis by the RateLimiter of Effect", packages: ["effect"], usesRedis: true },
];

/** The client that makes one call after the other, whose round trips are counted. */
export const sequentialEntry: BulkEntry = {
  ...{ name: "paced-sequential", title: "@techlookup/node, in Redis, one call at a time" },
  ...{ packages: ours, usesRedis: true },
};
