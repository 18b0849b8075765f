import Bottleneck from "bottleneck";
import { Redis } from "ioredis";
import { connect as connectOne } from "../../adapters/ky.ts";
import type { ConnectBulk } from "../client.ts";

/** Its window is a reservoir that is filled anew every interval. */
export const connect: ConnectBulk = async ({ url, redisPort, limit, windowMs }) => {
  const call = connectOne(url);
  const limiter = new Bottleneck({
    ...{ reservoir: limit, reservoirRefreshAmount: limit, reservoirRefreshInterval: windowMs },
    ...{ id: "bulk", datastore: "ioredis", clearDatastore: false, Redis, clientOptions: { port: redisPort } },
  });
  await limiter.ready();
  return { call: (domain) => limiter.schedule(() => call(domain)), close: () => limiter.disconnect() };
};
