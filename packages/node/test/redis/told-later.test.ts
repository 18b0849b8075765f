import type { Admission, AdmissionRequest, Settlement } from "@techlookup/core/platform";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type RedisWindowEvent, redisWindow, type WhenAway } from "../../src/redis/index.ts";

const apiKey = "tapi_test_of_a_shared_window";
const sixtySeconds = { bulk: false, horizonMs: 0, leaseMs: 300, windowMs: 60_000, share: 1 };
/** What the script answers: nothing is known against a start, and the first one gets his. */
const answer = ["0", "0", "0", "10", "", "0"];

/** A store whose answers the test gives, and the settlements that it was told, step by step. */
const open = (whenAway: WhenAway) => {
  const told: string[][] = [];
  const events: RedisWindowEvent[] = [];
  const store = { answer: async (): Promise<unknown> => answer };
  const evalsha = (_sha: string, _keys: number, ...rest: string[]): Promise<unknown> => {
    const [, , , , , , ids, , ...values] = rest.slice(4);
    const settled = values.slice(Number(ids));
    told.push(settled.flatMap((value, index) => (index % 6 < 2 ? [value] : [])));
    return store.answer();
  };
  const onChange = (event: RedisWindowEvent): void => void events.push(event);
  const window = redisWindow({ client: { evalsha, eval: evalsha }, apiKey, whenAway, onChange });
  const admit = async (ids: string[] = [], settlements: Settlement[] = []): Promise<Admission> =>
    window.admit({ ...sixtySeconds, ids, settlements } satisfies AdmissionRequest);
  const down = async (): Promise<never> => Promise.reject(new Error("down"));
  return { store, told, events, admit, down };
};

const counted = (id: string, more: Partial<Settlement> = {}): Settlement => ({ id, as: "counted", agoMs: 0, ...more });
const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it("owes no more than it can tell, however long the store is away", async () => {
  const { store, told, admit, down } = open("refuse");
  store.answer = down;
  const ids = Array.from({ length: 4_000 }, (_, index) => `id${index}`);
  for (let step = 0; step < 4; step++) {
    await expect(admit(ids)).rejects.toThrow("down");
    await pass(1_001);
  }
  store.answer = async () => answer;
  await admit();
  expect(told.at(-1)).toHaveLength(2 * 10_000);
});

it("tells of one that was cut off, though the store was asked in vain meanwhile", async () => {
  const { store, told, admit, down } = open({ processes: 1 });
  store.answer = down;
  await admit(["cut"]);
  await admit([], [counted("cut", { agoMs: -5_000 })]);
  await pass(1_001);
  await admit();
  await pass(1_001);
  store.answer = async () => answer;
  await admit();
  expect(told.at(-1)).toEqual(["cut", "unused", "cut", "counted"]);
});

it("takes a step that was sent before for none of a store that is back, and tells the next one all", async () => {
  const { store, told, events, admit } = open({ processes: 1 });
  const answers: ((value: unknown) => void)[] = [];
  store.answer = () => new Promise((resolve) => answers.push(resolve));
  const first = admit(["first"]);
  await pass(900);
  const second = admit(["second"]);
  await pass(150);
  expect((await first).starts).toHaveLength(1);
  answers[1]?.(answer);
  await second;
  expect(events.map(({ away }) => away)).toEqual([true]);
  store.answer = async () => answer;
  await admit();
  // The first is on its way, by a start of this process.
  expect(told.at(-1)).toEqual(["second", "unused", "first", "unused", "first", "counted"]);
  expect(events.map(({ away }) => away)).toEqual([true, false]);
});

const refused = (id: string): Settlement => ({ id, as: "refused", agoMs: 0, limit: 10, retryAfterMs: 30_000 });

it("holds back for what is left of the wait that a server asked for, not for all of it", async () => {
  const { store, admit, down } = open({ processes: 1 });
  await admit(["a"]);
  await admit([], [refused("a")]);
  await pass(20_000);
  store.answer = down;
  expect((await admit(["b"])).gateMs).toBeCloseTo(10_050, 0);
});

it("holds back for a 429 of a request that was on its way when the store went", async () => {
  const { store, admit, down } = open({ processes: 1 });
  await admit(["a"]);
  store.answer = down;
  await admit();
  expect((await admit(["b"], [refused("a")])).gateMs).toBeCloseTo(30_050, 0);
});

it("leaves alone what the others had of the window, by the newest answer", async () => {
  const { store, admit, down } = open({ processes: 2 });
  await admit(["a"]);
  // Of ten, six are somebody else's: more than his part.
  await admit([], [counted("a", { limit: 10, remaining: 3 })]);
  store.answer = down;
  const { starts, waitMs } = await admit(["b"]);
  expect(starts).toEqual([]);
  expect(waitMs).toBeCloseTo(60_050, 0);
});

it("looks for the store every second, though no place is free for longer", async () => {
  const { store, admit, down } = open({ processes: 10 });
  await admit(["a"]);
  await admit([], [counted("a", { limit: 10 })]);
  store.answer = down;
  expect(await admit(["b"])).toMatchObject({ starts: [], askMs: 1_000 });
});
