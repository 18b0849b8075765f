import { setTimeout as wait } from "node:timers/promises";
import type { AdmissionRequest, Settlement } from "@techlookup/core/platform";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type DenoKvWindowEvent, denoKvWindow, type WhenAway } from "../../src/kv/index.ts";
import { type KvServer, startKv } from "./support/kv-server.ts";

let server: KvServer;
let events: DenoKvWindowEvent[];
beforeEach(async () => {
  server = await startKv(":memory:");
  events = [];
});
afterEach(async () => {
  server.signal("SIGCONT");
  await server.stop();
});

/** A window whose server lets in 10, of which one is taken. */
const warm = async (whenAway?: WhenAway) => {
  const onChange = (event: DenoKvWindowEvent): void => void events.push(event);
  const window = denoKvWindow({ kv: server.kv, apiKey: "tapi_test_of_a_shared_window", whenAway, onChange });
  const base = { bulk: false, horizonMs: 0, leaseMs: 300, windowMs: 60_000, share: 1 };
  const admit = async (ids: string[] = [], settlements: Settlement[] = []) =>
    window.admit({ ...base, ids, settlements } satisfies AdmissionRequest);
  await admit(["first"]);
  await admit([], [{ id: "first", as: "counted", agoMs: 0, limit: 10 }]);
  return admit;
};
const many = (name: string): string[] => Array.from({ length: 20 }, (_, index) => name + index);
const untilBack = (admit: Awaited<ReturnType<typeof warm>>): Promise<void> =>
  vi.waitFor(
    async () => {
      await admit().catch(() => {});
      expect(events.at(-1)?.away).toBe(false);
    },
    { timeout: 20_000, interval: 50 },
  );

describe("a store that hangs", () => {
  it("is waited for a second at most; then calls wait, and go on when it is back", async () => {
    const admit = await warm();
    server.signal("SIGSTOP");
    // On a busy machine the timer is late as well.
    const late = wait(1_500, { starts: ["late"] }, { ref: false });
    expect((await Promise.race([admit(many("a")), late])).starts).toEqual([]);
    expect(events).toEqual([{ away: true, reason: "no answer within 1000 ms" }]);
    server.signal("SIGCONT");
    await untilBack(admit);
    // What it gave out while it hung was given back.
    expect((await admit(many("b"))).starts).toHaveLength(9);
  });

  it("refuses calls where that is wanted", async () => {
    const admit = await warm("refuse");
    server.signal("SIGSTOP");
    await expect(admit(["a"])).rejects.toThrow("Deno KV is away: no answer within 1000 ms");
  });

  it("leaves each process its part of the limit where that is wanted", async () => {
    const admit = await warm({ processes: 2 });
    server.signal("SIGSTOP");
    expect((await admit(["a", "b"])).starts).toHaveLength(1);
    const counted: Settlement = { id: "a", as: "counted", agoMs: 0, limit: 10 };
    expect((await admit(many("c"), [counted])).starts).toHaveLength(3);
  });
});

it("a store that throws is away", async () => {
  const kv = { ...server.kv, get: () => Promise.reject(new TypeError("Bad resource ID")) };
  const window = denoKvWindow({ kv, apiKey: "tapi_test_of_a_shared_window", whenAway: "refuse" });
  const nothing = { ids: [], bulk: false, horizonMs: 0, leaseMs: 0, settlements: [], windowMs: 60_000, share: 1 };
  await expect(window.admit(nothing)).rejects.toThrow("Deno KV is away: Bad resource ID");
});

it("a store that throws a secret has it masked", async () => {
  const get = () => Promise.reject(new Error("no tapi_live_0123456789abcdef at https://me:secret@kv.example/?token=1"));
  const onChange = (event: DenoKvWindowEvent): void => void events.push(event);
  const window = denoKvWindow({ kv: { ...server.kv, get }, apiKey: "tapi_test_of_a_shared_window", onChange });
  await window.admit({ ids: [], bulk: false, horizonMs: 0, leaseMs: 0, settlements: [], windowMs: 60_000, share: 1 });
  expect(events).toEqual([{ away: true, reason: "no tapi_live_*** at https://kv.example/?***" }]);
});
