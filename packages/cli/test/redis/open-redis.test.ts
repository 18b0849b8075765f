import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { expect, it } from "vitest";
import { openRedis } from "../../src/redis/open-redis.ts";

it("says that a Redis hangs which accepts connections and answers nothing", async () => {
  const server = createServer((socket) => socket.on("error", () => {})).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  // As the runs on many machines open it: their commands wait for as long as it takes.
  const waiting = { enableOfflineQueue: true, maxRetriesPerRequest: null };
  await expect(openRedis(`redis://127.0.0.1:${port}`, "techlookup enrich status", waiting)).rejects.toThrow(
    "no answer within 5 seconds",
  );
  server.close();
});
