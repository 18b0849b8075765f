import { describe, expect, it } from "vitest";
import { redisWindow } from "../../src/redis/index.ts";

const apiKey = "tapi_test_of_a_shared_window";
const client = { evalsha: async () => [], eval: async () => [] };

describe("the options of a window in Redis", () => {
  it.each([
    ["a client that is none", { client: {} }, "client must be a client of redis or ioredis"],
    ["an address, whose password is not shown", { client: "redis://:hunter2@host" }, /and is of type string\. Nothing/],
    ["no key", { apiKey: undefined }, "apiKey is missing"],
    ["a key with a space", { apiKey: "tapi live secret" }, "apiKey contains a space"],
    ["a word that is no policy", { whenAway: "share" }, 'whenAway must be "wait", "refuse" or { processes }'],
    ["no processes at all", { whenAway: { processes: 0 } }, "whenAway must be"],
    ["processes that are no number", { whenAway: { processes: "2" } }, "whenAway must be"],
    ["a prefix with braces", { prefix: "app:{1}" }, "prefix must be a text without { and }"],
    ["a prefix of nothing", { prefix: "" }, "prefix must be"],
    ["a hook that is none", { onChange: true }, "onChange must be a function, and is true"],
  ])("refuse %s", (_, wrong, message) => {
    const make = () => redisWindow({ client, apiKey, ...wrong } as never);
    expect(make).toThrow(expect.objectContaining({ code: "CONFIGURATION_ERROR" }));
    expect(make).toThrow(message);
  });

  it("are needed", () => {
    expect(() => redisWindow(undefined as never)).toThrow(expect.objectContaining({ code: "CONFIGURATION_ERROR" }));
  });

  it("leave the key out of the store: a hash of it, in one slot of a cluster", async () => {
    let given: unknown[] = [];
    const evalsha = async (...all: unknown[]) => {
      given = all;
      return ["0", "0", "0", "", "1"];
    };
    const window = redisWindow({ client: { ...client, evalsha }, apiKey, prefix: "app" });
    await window.admit({
      ...{ ids: [], bulk: false, horizonMs: 0, leaseMs: 0, settlements: [], windowMs: 1_000, share: 1 },
    });
    expect(JSON.stringify(given)).not.toContain(apiKey);
    const keys = given.slice(2, 6) as string[];
    expect(new Set(keys.map((key) => /\{.+\}/.exec(key)?.[0])).size).toBe(1);
    for (const key of keys) expect(key).toMatch(/^app:\{[0-9a-f]{32}\}:[a-z]+$/);
  });

  it("take an answer that is not the script's for a store that is away", async () => {
    const window = redisWindow({ client: { ...client, evalsha: async () => "OK" }, apiKey, whenAway: "refuse" });
    const request = { bulk: false, horizonMs: 0, leaseMs: 0, settlements: [], windowMs: 1_000, share: 1 };
    await expect(async () => window.admit({ ...request, ids: ["a"] })).rejects.toThrow("not that of the script");
  });
});
