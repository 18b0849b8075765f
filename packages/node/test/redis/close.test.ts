import { startSandbox } from "@techlookup/sandbox/node";
import { startRedis } from "@techlookup-tools/browsers/redis-server";
import { Redis } from "ioredis";
import { expect, it, onTestFinished, vi } from "vitest";
import { TechLookup } from "../../src/index.ts";
import { redisWindow } from "../../src/redis/index.ts";

it("a client that is closed has told the store what became of its calls", async () => {
  await using sandbox = await startSandbox();
  const server = await startRedis();
  const store = new Redis({ port: server.port });
  try {
    const window = redisWindow({ client: store, apiKey: sandbox.keys.pro });
    const client = new TechLookup({ apiKey: sandbox.keys.pro, baseUrl: sandbox.url, pacing: { window } });
    const flying = async (): Promise<number> => {
      const [key = "none"] = await store.keys("*:starts");
      return store.zcard(key);
    };
    // A client that is idle for 50 ms tells the store as well: for this one, no time passes.
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    await client.account.credits();
    expect(await flying()).toBe(1);
    await client.close();
    expect(await flying()).toBe(0);
  } finally {
    store.disconnect();
    await server.stop();
  }
});

it("a client without a window closes as well, also one that does not pace", async () => {
  for (const pacing of [{}, false] as const) {
    const { close } = new TechLookup({ apiKey: "tapi_test_of_closing", pacing });
    expect(await close()).toBeUndefined();
  }
});
