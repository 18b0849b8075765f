import { type RedisServer, startRedis } from "@techlookup-tools/browsers/redis-server";
import { Redis } from "ioredis";
import { createClient } from "redis";
import { afterAll, beforeAll } from "vitest";
// @boundaries-ignore The suite of all windows stands beside the calendar that it describes.
import { describeWindow } from "../../../core/test/pacing/describe-window.ts";
import { redisWindow } from "../../src/redis/index.ts";

const apiKey = "tapi_test_of_a_shared_window";
let server: RedisServer;
let windows = 0;

beforeAll(async () => {
  server = await startRedis();
});
afterAll(() => server.stop());

/** Each test has a window of its own. */
const prefix = (): string => `test${++windows}`;
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
/** Real time goes on while commands are under way. */
const slackMs = 150;

describeWindow("Redis, by ioredis", async () => {
  const client = new Redis({ port: server.port });
  const close = async (): Promise<void> => client.disconnect();
  return { window: redisWindow({ client, apiKey, prefix: prefix() }), wait, slackMs, close };
});

describeWindow("Redis, by node-redis", async () => {
  const client = createClient({ url: `redis://127.0.0.1:${server.port}` });
  await client.connect();
  const close = async (): Promise<void> => client.destroy();
  return { window: redisWindow({ client, apiKey, prefix: prefix() }), wait, slackMs, close };
});
