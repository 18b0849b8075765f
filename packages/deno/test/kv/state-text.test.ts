import { type CalendarState, newCalendar } from "@techlookup/core/platform";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readState, writeState } from "../../src/kv/state-text.ts";
import { type KvServer, startKv } from "./support/kv-server.ts";

let server: KvServer;
beforeAll(async () => {
  server = await startKv(":memory:");
});
afterAll(() => server.stop());

/** Each field of a state, with a value of its own. */
const full = (fraction: number): CalendarState => {
  const names = Object.keys(newCalendar());
  const numbers = Object.fromEntries(names.map((name, index) => [name, 1_000_000 + index * 1_000 + fraction]));
  return {
    ...(numbers as unknown as CalendarState),
    ...{ atMs: 1_700_000_000_000, warm: true, free: [999 + fraction, 1_000 + fraction, 5_000_000_000_000 + fraction] },
    flying: new Map([
      ["of old", { startMs: 5 + fraction, untilMs: 6 + fraction }],
      ['"q,|', { startMs: 7 + fraction, untilMs: 8 + fraction }],
    ]),
  };
};

it("keeps all that a calendar knows", () => {
  expect(readState(writeState(full(0)))).toEqual(full(0));
});

it("rounds times up, so that nothing starts earlier", () => {
  expect(readState(writeState(full(0.25)))).toEqual(full(1));
});

it("keeps nothing where nothing is", () => {
  for (const value of [null, undefined, ""]) expect(readState(value)).toEqual(newCalendar());
});

it("keeps no time that a number cannot tell from the next: nothing would ever be taken", () => {
  const text = (atMs: number): string => JSON.stringify([atMs, true, Array(11).fill(0), [], []]);
  expect(readState(text(1e300))).toEqual(newCalendar());
  expect(readState(text(8.64e15)).atMs).toBe(8.64e15);
});

it("has room for ten times the largest plan", async () => {
  const state = full(0);
  for (let place = 0; place < 10_000; place++) state.free.push(5_000_000_000_000 + place * 6);
  for (let place = 0; place < 1_000; place++) {
    state.flying.set(`abcdefgh12345678.${place}`, { startMs: 1_700_000_000_000 + place, untilMs: 1_700_000_099_050 });
  }
  const text = writeState(state);
  const set = server.kv
    .atomic()
    .check({ key: ["a"], versionstamp: null })
    .set(["a"], text, { expireIn: 60_000 });
  expect(await set.commit()).toMatchObject({ ok: true });
  expect(readState((await server.kv.get(["a"])).value)).toEqual(state);
});
