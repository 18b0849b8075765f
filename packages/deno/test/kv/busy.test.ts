import type { AdmissionRequest, Settlement } from "@techlookup/core/platform";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type DenoKv, type DenoKvWindowEvent, type DenoKvWindowOptions, denoKvWindow } from "../../src/kv/index.ts";
import { type KvServer, startKv } from "./support/kv-server.ts";

const apiKey = "tapi_test_of_a_shared_window";
let server: KvServer;
let events: DenoKvWindowEvent[];
let windows = 0;
beforeAll(async () => {
  server = await startKv(":memory:");
});
beforeEach(() => {
  events = [];
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => server.stop());

/** A window whose process meets others: `meddle` runs between its reading and its writing. */
const open = (meddle: (kv: DenoKv, key: readonly string[]) => Promise<unknown>) => {
  const reads: (readonly string[])[] = [];
  const kv: DenoKv = {
    get: async (key) => {
      const entry = await server.kv.get(key);
      reads.push(key);
      await meddle(server.kv, key);
      return entry;
    },
    atomic: () => server.kv.atomic(),
  };
  const options: DenoKvWindowOptions = { kv, apiKey, prefix: `busy${++windows}`, clockErrorMs: 0 };
  const window = denoKvWindow({ ...options, onChange: (event) => events.push(event) });
  const base = { bulk: false, horizonMs: 0, leaseMs: 300, windowMs: 60_000, share: 1, limit: 3 };
  const admit = async (ids: string[], settlements: Settlement[] = []) =>
    window.admit({ ...base, ids, settlements } satisfies AdmissionRequest);
  return { reads, admit };
};

/** Somebody else writes what is there already: a real conflict, that loses nothing. */
const write = async (kv: DenoKv, key: readonly string[]): Promise<void> => {
  const { value, versionstamp } = await kv.get(key);
  await kv.atomic().check({ key, versionstamp }).set(key, value, { expireIn: 60_000 }).commit();
};

describe("where others write between reading and writing", () => {
  it("a step is taken again", async () => {
    let others = 3;
    const { reads, admit } = open(async (kv, key) => (others-- > 0 ? write(kv, key) : undefined));
    expect((await admit(["a"])).starts).toEqual([0]);
    expect(reads).toHaveLength(4);
  });

  it("it is given up after eight tries: nobody starts, the store is not away, and what was told is told again", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0);
    let isBusy = false;
    const { reads, admit } = open(async (kv, key) => (isBusy ? write(kv, key) : undefined));
    await admit(["a"]);
    isBusy = true;
    const before = reads.length;
    const told: Settlement = { id: "a", as: "counted", agoMs: 0, limit: 3 };
    expect(await admit(["b"], [told])).toEqual({ starts: [], waitMs: 0, askMs: 50, gateMs: 0, cold: false });
    expect(reads.length - before).toBe(8);
    isBusy = false;
    // It knows of the answer to the first, so that all of the limit is given out.
    expect((await admit(["b", "c", "d"])).starts).toHaveLength(2);
    expect(events).toEqual([]);
  });

  it("it is given up after half a second, before the store would count as away", async () => {
    let nowMs = performance.now();
    vi.spyOn(performance, "now").mockImplementation(() => nowMs);
    const slow = async (kv: DenoKv, key: readonly string[]): Promise<void> => {
      nowMs += 160;
      await write(kv, key);
    };
    const { reads, admit } = open(slow);
    expect(await admit(["a"])).toMatchObject({ starts: [], askMs: 50 });
    expect(reads.length).toBe(4);
    expect(events).toEqual([]);
  });

  it("pauses differ, and grow to a tenth of a second at most", async () => {
    const pauses: number[] = [];
    const { setTimeout: set } = globalThis;
    vi.spyOn(Math, "random").mockReturnValue(0.5);
    vi.spyOn(globalThis, "setTimeout").mockImplementation(((callback: () => void, ms: number) => {
      if (ms < 1_000) pauses.push(ms);
      return set(callback, ms < 1_000 ? 0 : ms);
    }) as never);
    const { admit } = open(write);
    await admit(["a"]);
    expect(pauses).toEqual([2, 4, 8, 16, 32, 50, 50]);
  });
});

it("what is no text of ours is no window: one goes first", async () => {
  const { reads, admit } = open(async () => {});
  for (const text of ["no JSON", "[1]", '[0,true,["x"],[],[]]', "null", { other: 1 }]) {
    await admit([]);
    const [key = []] = reads;
    expect(key).toEqual([`busy${windows}`, "window-1", expect.stringMatching(/^[0-9a-f]{32}$/)]);
    const { versionstamp } = await server.kv.get(key);
    await server.kv.atomic().check({ key, versionstamp }).set(key, text, { expireIn: 60_000 }).commit();
    expect(await admit(["a", "b"])).toMatchObject({ starts: [0], cold: true });
  }
});
