import fc from "fast-check";
import type { Call, World } from "./world.ts";

// Not a double, most of which are next to nothing.
const ms = (max: number): fc.Arbitrary<number> => fc.nat(max * 8).map((eighths) => eighths / 8);
const maybe = (max: number): fc.Arbitrary<number | undefined> => fc.option(ms(max), { nil: undefined, freq: 3 });

const rarely = fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) });

const call: fc.Arbitrary<Call> = fc.record({
  atMs: ms(20_000),
  patienceMs: fc.oneof(fc.constant(0), ms(3_000), ms(30_000), ms(30_000)),
  again: fc.boolean(),
  agoMs: fc.oneof(fc.constant(0), ms(20_000)),
  abortAfterMs: maybe(10_000),
  holdMs: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: ms(1_500) }),
  failsAfterMs: fc.oneof(ms(50), ms(10_000)),
  hangs: rarely,
  unlucky: rarely,
});

const quick = { patienceMs: 0, again: false, agoMs: 0, holdMs: 0, failsAfterMs: 0 };

/** Some come at once, so that they wait behind each other, and the first fail at once, so that the gate closes, with some of them on their way. */
const calls: fc.Arbitrary<readonly Call[]> = fc
  .tuple(fc.array(call, { minLength: 4, maxLength: 30 }), fc.array(call, { maxLength: 30 }), ms(20_000), fc.nat(30))
  .map(([all, burst, atMs, flying]) => [
    ...Array.from({ length: 5 + flying }, (_, index) => ({ ...quick, atMs: 1_000, failsAfterMs: 1 + index / 4 })),
    ...all,
    ...burst.map((one) => ({ ...one, atMs: atMs + one.atMs / 40 })),
  ]);

const outage = fc.record({ atMs: ms(30_000), forMs: ms(10_000) });

/** A server that is down now and then, and calls of every kind. */
export const anyWorld: fc.Arbitrary<World> = fc.record({
  calls,
  outages: fc.tuple(fc.record({ atMs: fc.constant(1_000), forMs: ms(20_000) }), outage),
  latencyMs: ms(200),
  stuck: fc.boolean(),
  seed: fc.nat(),
});

/** A server that is down until a moment, and well from then on; and the first call that comes then. */
export const wellAgain: fc.Arbitrary<World> = fc
  .record({ calls, downMs: ms(60_000), laterMs: ms(5_000), last: call, latencyMs: ms(50), seed: fc.nat() })
  .map(({ calls: before, downMs, laterMs, last, latencyMs, seed: chance }) => {
    const wellMs = 1_050 + downMs;
    return {
      calls: [
        ...before.map((one) => ({
          ...{ ...one, holdMs: 0, unlucky: false },
          atMs: one.atMs < 1_050 ? one.atMs : Math.min(wellMs, 1_050 + (one.atMs * downMs) / 20_500),
        })),
        { ...last, atMs: wellMs + laterMs, patienceMs: 60_000, abortAfterMs: undefined, holdMs: 0, unlucky: false },
      ],
      outages: [{ atMs: 1_000, forMs: wellMs - 1_000 }],
      ...{ latencyMs, seed: chance },
    };
  });
