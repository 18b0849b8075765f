import { TechLookup } from "@techlookup/node";
import { redisWindow } from "@techlookup/node/redis";
import { Redis } from "ioredis";
import { apiKey } from "../../envelope.ts";
import type { ConnectBulk } from "../client.ts";

export const connect: ConnectBulk = async ({ url, windowMs, redisPort }) => {
  const store = new Redis({ port: redisPort });
  const window = redisWindow({ client: store, apiKey });
  const client = new TechLookup({ apiKey, baseUrl: url, pacing: { windowMs, window } });
  return { call: (domain) => client.domains.get(domain), close: () => store.quit() };
};
