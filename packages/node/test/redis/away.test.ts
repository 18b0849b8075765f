import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { setTimeout as wait } from "node:timers/promises";
import type { AdmissionRequest, Settlement } from "@techlookup/core/platform";
import { type RedisServer, startRedis } from "@techlookup-tools/browsers/redis-server";
import { Redis } from "ioredis";
import { createClient } from "redis";
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import {
  type RedisWindowEvent,
  type RedisWindowOptions,
  redisWindow,
  type WhenAway,
  windowChannel,
} from "../../src/redis/index.ts";

const apiKey = "tapi_test_of_a_shared_window";
let server: RedisServer;
let client: Redis;
let events: RedisWindowEvent[];

beforeEach(async () => {
  server = await startRedis();
  client = new Redis({ port: server.port, maxRetriesPerRequest: 1, retryStrategy: () => 50 });
  client.on("error", () => {});
  events = [];
});
afterEach(async () => {
  client.disconnect();
  server.signal("SIGCONT");
  await server.stop();
});

const open = (whenAway?: WhenAway, more: Partial<RedisWindowOptions> = {}) => {
  const window = redisWindow({ client, apiKey, whenAway, onChange: (event) => events.push(event), ...more });
  let ids = 0;
  /** Asks for some starts, and settles them at once. */
  return async (want: number, request: Partial<AdmissionRequest> = {}) => {
    const asked = Array.from({ length: want }, () => `id${ids++}`);
    const base = { bulk: false, horizonMs: 0, leaseMs: 300, settlements: [], windowMs: 60_000, share: 1 };
    const { starts } = await window.admit({ ...base, ids: asked, ...request });
    return asked.slice(0, starts.length);
  };
};

const counted = (ids: readonly string[], limit: number): Settlement[] =>
  ids.map((id) => ({ id, as: "counted", agoMs: 0, limit }));

/** A window whose server lets in 10, of which one is taken. */
const warm = async (whenAway?: WhenAway, more?: Partial<RedisWindowOptions>) => {
  const admit = open(whenAway, more);
  await admit(0, { settlements: counted(await admit(1), 10) });
  return admit;
};

/** Asks until the store answers again. */
const untilBack = (admit: ReturnType<typeof open>): Promise<void> =>
  vi.waitFor(
    async () => {
      await admit(0).catch(() => {});
      expect(events.at(-1)?.away).toBe(false);
    },
    { timeout: 20_000, interval: 50 },
  );

describe("a store that is away", () => {
  it.each(["SIGKILL", "SIGSTOP"] as const)(
    "is waited for a second at most (%s), and calls go on alone",
    async (signal) => {
      const admit = await warm({ processes: 2 });
      server.signal(signal);
      // On a busy machine the timer is late as well.
      const late = wait(1_500, ["late"], { ref: false });
      // The first goes alone, since nothing is known of what the others do; then half of the limit, less what was taken.
      const first = await Promise.race([admit(9), late]);
      expect(first).toEqual([expect.stringMatching(/^id/)]);
      expect(await admit(9, { settlements: counted(first, 10) })).toHaveLength(3);
      expect(events).toEqual([{ away: true, reason: expect.any(String) }]);
    },
  );

  it("is not asked again with every call", async () => {
    const admit = await warm({ processes: 2 });
    server.signal("SIGSTOP");
    await admit(1);
    // Within a second, however long the machine takes for twenty.
    vi.spyOn(performance, "now").mockReturnValue(performance.now());
    const asked = vi.spyOn(client, "evalsha");
    onTestFinished(() => void vi.restoreAllMocks());
    for (let call = 0; call < 20; call++) await admit(0);
    expect(asked).not.toHaveBeenCalled();
  });

  it("makes calls wait by default", async () => {
    const admit = await warm();
    server.signal("SIGSTOP");
    expect(await admit(3)).toEqual([]);
    server.signal("SIGCONT");
    await untilBack(admit);
    expect(await admit(20)).toHaveLength(9);
  });

  it("refuses calls where that is wanted, and says why", async () => {
    const admit = await warm("refuse");
    server.signal("SIGKILL");
    await expect(admit(1)).rejects.toThrow(/^Redis is away: ./);
    await expect(admit(1)).rejects.toThrow(/^Redis is away: ./);
  });

  it("is told what went on meanwhile when it is back", async () => {
    const admit = await warm({ processes: 1 });
    server.signal("SIGSTOP");
    const first = await admit(1);
    const others = await admit(3, { settlements: counted(first, 10) });
    await admit(0, { settlements: counted(others, 10) });
    server.signal("SIGCONT");
    await untilBack(admit);
    // One before, four meanwhile: what was asked of it while it hung, and given out since, is given back.
    expect(await admit(20)).toHaveLength(5);
  });

  it("knows nothing when it comes back empty, so that one goes first", async () => {
    const admit = await warm();
    await server.restart();
    await vi.waitFor(async () => expect(await client.ping()).toBe("PONG"), { timeout: 10_000 });
    // Not before what it had given out is used.
    expect(await admit(5)).toEqual([]);
    await wait(60);
    expect(await admit(5)).toHaveLength(1);
  });

  it("makes nobody wait who never asked it before, or long ago", async () => {
    expect(await open()(5)).toHaveLength(1);
    const admit = open();
    await admit(0, { windowMs: 10 });
    await client.flushall();
    await wait(50);
    expect(await admit(5, { windowMs: 10 })).toHaveLength(1);
  });

  it("is reported once, on the channel as well", async () => {
    const heard: unknown[] = [];
    const hear = (event: unknown): void => void heard.push(event);
    subscribe(windowChannel, hear);
    try {
      const admit = await warm({ processes: 2 });
      server.signal("SIGKILL");
      for (let call = 0; call < 3; call++) await admit(0);
      await server.restart();
      await untilBack(admit);
      expect(heard).toEqual([{ away: true, reason: expect.any(String) }, { away: false }]);
      expect(heard).toEqual(events);
    } finally {
      unsubscribe(windowChannel, hear);
    }
  });

  it("is one that a hook may throw about", async () => {
    const onChange = (): never => {
      throw new Error("the hook's own");
    };
    const admit = await warm({ processes: 2 }, { onChange });
    server.signal("SIGKILL");
    expect(await admit(1)).toHaveLength(1);
  });

  it("goes back by itself with a client of node-redis, too", async () => {
    const url = `redis://127.0.0.1:${server.port}`;
    const other = createClient({ url, socket: { reconnectStrategy: 50 } });
    other.on("error", () => {});
    await other.connect();
    try {
      const admit = await warm({ processes: 2 }, { client: other });
      server.signal("SIGKILL");
      await vi.waitFor(
        async () => {
          await admit(0);
          expect(events).toHaveLength(1);
        },
        { timeout: 10_000 },
      );
      await server.restart();
      await untilBack(admit);
    } finally {
      other.destroy();
    }
  });
});
