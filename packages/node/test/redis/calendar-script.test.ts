import { type Admission, admit, newCalendar, type Settlement } from "@techlookup/core/platform";
import { type RedisServer, startRedis } from "@techlookup-tools/browsers/redis-server";
import fc from "fast-check";
import { Redis } from "ioredis";
import { afterAll, beforeAll, expect, it } from "vitest";
import { calendarScript } from "../../src/redis/calendar-script.ts";
import { admissionOf, valuesOf } from "../../src/redis/script-values.ts";

let server: RedisServer;
let client: Redis;
beforeAll(async () => {
  server = await startRedis();
  client = new Redis({ port: server.port });
});
afterAll(async () => {
  client.disconnect();
  await server.stop();
});

/** The same script, by a time that the test sets. */
const script = calendarScript.replace("redis.call('TIME')", "cjson.decode(redis.call('GET', KEYS[1] .. 'time'))");

const windowMs = 1_000;
const step = fc.record({
  passMs: fc.oneof(fc.integer({ min: 0, max: 200 }), fc.integer({ min: -300, max: 3_000 })),
  want: fc.integer({ min: 0, max: 4 }),
  bulk: fc.boolean(),
  share: fc.constantFrom(1, 1, 0.5),
  limit: fc.constantFrom(undefined, undefined, 3, 8),
  settle: fc.array(
    fc.record({
      as: fc.constantFrom("counted", "counted", "counted", "refused", "unused"),
      agoMs: fc.integer({ min: -200, max: 300 }),
      limit: fc.constantFrom(undefined, 5, 10),
      remaining: fc.constantFrom(undefined, 0, 2, 4, 9),
      retryAfterMs: fc.constantFrom(0, 700),
    }),
    { maxLength: 3 },
  ),
});

/** While all places are on their way, either may know a later moment at which none is free yet. */
const comparable = ({ waitMs, askMs, ...rest }: Admission, allFly: boolean): object =>
  allFly ? rest : { ...rest, waitMs, askMs };

let worlds = 0;

it("answers as the calendar of core, whatever happens", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
      const keys = ["server", "free", "starts", "leases"].map((name) => `{world${++worlds}}${name}`);
      const state = newCalendar();
      let nowMs = 1_700_000_000_000;
      let ids = 0;
      const open: string[] = [];
      for (const { passMs, want, settle, ...asked } of steps) {
        nowMs += passMs;
        const settlements: Settlement[] = settle.flatMap((told) => {
          const id = open.shift();
          return id === undefined ? [] : [{ id, ...told } as Settlement];
        });
        const request = {
          ...asked,
          ids: Array.from({ length: want }, () => `id${ids++}`),
          ...{ horizonMs: 400, leaseMs: 300, settlements, windowMs },
        };
        await client.set(`${keys[0]}time`, JSON.stringify([Math.floor(nowMs / 1_000), (nowMs % 1_000) * 1_000]));
        const expected = admit(state, request, nowMs);
        const actual = admissionOf(await client.eval(script, keys.length, ...keys, ...valuesOf(request)));
        const allFly = state.flying.size >= (expected.capacity ?? Infinity);
        expect(comparable(actual, allFly)).toEqual(comparable(expected, allFly));
        open.push(...request.ids.slice(0, expected.starts.length));
      }
    }),
    { numRuns: 300 },
  );
}, 120_000);
