import fc from "fast-check";
import type { Pacing } from "./simulate.ts";
import { simulate } from "./simulate.ts";
import { type Call, live, type Process, type World } from "./world.ts";

const seed = 20_261_127;
const ms = (max: number): fc.Arbitrary<number> => fc.double({ min: 0, max, noNaN: true, noDefaultInfinity: true });
const maybe = (max: number): fc.Arbitrary<number | undefined> => fc.option(ms(max), { nil: undefined, freq: 4 });
// Clocks that run at one rate, but for what keeps them right.
const ppm = fc.integer({ min: -200, max: 200 });

const anyCall: fc.Arbitrary<Call> = fc.oneof(
  fc.record({
    atMs: ms(70_000),
    wayMs: ms(25_000),
    backMs: ms(25_000),
    abortAfterMs: maybe(30_000),
    bulk: fc.boolean(),
  }),
  fc.record({ atMs: ms(2_000), wayMs: ms(450), backMs: ms(29_000), knowsSent: fc.constant(true) }),
  fc.record({ atMs: fc.constant(0), wayMs: ms(200), backMs: ms(50) }),
);
// Who has to learn the limit: the first answer comes within a second.
const quickCall: fc.Arbitrary<Call> = fc.record({
  atMs: ms(3_000),
  wayMs: ms(300),
  backMs: ms(300),
  abortAfterMs: fc.constant(undefined),
});

const worldOf = (told: boolean, call: fc.Arbitrary<Call>, backwards: number): fc.Arbitrary<World> => {
  const freeze = fc.record({ atMs: ms(100_000), forMs: ms(90_000) });
  const process: fc.Arbitrary<Process> = fc.record({
    ppm,
    calls: fc.array(call, { minLength: 4, maxLength: 14 }),
    diesAtMs: told ? maybe(90_000) : fc.constant(undefined),
    freezes: told ? fc.array(freeze, { maxLength: 2 }) : fc.constant([]),
  });
  const step = fc.record({ atMs: ms(120_000), byMs: fc.double({ min: -backwards, max: 0, noNaN: true }) });
  return fc.record({
    limit: fc.integer({ min: 1, max: 8 }),
    ...{ told: fc.constant(told), processes: fc.array(process, { minLength: 1, maxLength: 4 }) },
    store: fc.record({ ppm, wayMs: fc.constantFrom(0, 0.5, 40), steps: fc.array(step, { maxLength: 2 }) }),
    seed: fc.nat(),
  });
};

const holds = async (
  world: fc.Arbitrary<World>,
  check: (world: World) => Promise<boolean>,
  numRuns: number,
): Promise<void> => {
  await fc.assert(fc.asyncProperty(world, check), { seed, numRuns });
};

const must = (holds: boolean, what: string): void => {
  if (!holds) throw new Error(what);
};

/** What pacing promises, each by its name: of the code in `src`, and of mutants, which must break the promise they are meant for. */
export const proofs: Readonly<Record<string, (pacing: Pacing, runs?: number) => Promise<void>>> = {
  "no 429 on a rolling log, whatever the latencies, aborts, deaths and freezes": (pacing, runs = 150) =>
    holds(worldOf(true, anyCall, 100_000), async (world) => (await live(pacing, world)).refused === 0, runs),

  "no 429 while the limit is still to be learned": (pacing, runs = 100) =>
    holds(worldOf(false, quickCall, 0), async (world) => (await live(pacing, world)).refused === 0, runs),

  "every call is served in the end, and no timer is left": (pacing, runs = 100) =>
    holds(
      worldOf(false, quickCall, 0),
      async (world) => {
        const { served, pending } = await live(pacing, world);
        return served === world.processes.reduce((sum, { calls }) => sum + calls.length, 0) && pending === 0;
      },
      runs,
    ),

  "no 429 where the store's clock runs faster by 500 ppm": async (pacing) => {
    const calls = Array.from({ length: 40 }, () => ({ atMs: 0, wayMs: 1, backMs: 1 }));
    const { refused } = await live(pacing, {
      ...{ limit: 10, told: true, seed, processes: [{ ppm: 0, calls }] },
      store: { ppm: 500, wayMs: 0, steps: [] },
    });
    must(refused === 0, `${refused} were refused`);
  },

  "a place is free a window after its answer": async (pacing) => {
    const calls = Array.from({ length: 40 }, () => ({ atMs: 0, wayMs: 100, backMs: 100 }));
    const { endedMs, served } = await live(pacing, {
      ...{ limit: 10, told: true, seed, processes: [{ ppm: 0, calls }] },
      store: { ppm: 0, wayMs: 1, steps: [] },
    });
    must(served === 40 && endedMs < 3 * 60_000 * 1.02, `${served} were served by ${endedMs} ms`);
  },

  "the places of a process that died come back": async (pacing) => {
    const calls = Array.from({ length: 10 }, () => ({ atMs: 0, wayMs: 500, backMs: 20_000 }));
    const heir = Array.from({ length: 10 }, () => ({ atMs: 10_000, wayMs: 100, backMs: 100 }));
    const { endedMs, served } = await live(pacing, {
      ...{ limit: 10, told: true, seed },
      processes: [
        { ppm: 0, calls, diesAtMs: 5_000 },
        { ppm: 0, calls: heir },
      ],
      store: { ppm: 0, wayMs: 1, steps: [] },
    });
    must(served === 10 && endedMs < 110_000, `${served} were served by ${endedMs} ms`);
  },

  "no 429 where a request is on its way for longer than the window": async (pacing) => {
    const slow = { knowsSent: true, slow: true, workMs: 65_000, before: 20, spread: 0 };
    const { refused } = await simulate(pacing, { calls: 100, limit: 20, processes: 2, concurrency: 40, ...slow });
    must(refused === 0, `${refused} were refused`);
  },

  "a store's clock that is set back by an hour costs as long as nobody asked": async (pacing) => {
    const calls = Array.from({ length: 20 }, (_, index) => ({ atMs: index < 10 ? 0 : 1_000, wayMs: 100, backMs: 100 }));
    const { endedMs, served, refused } = await live(pacing, {
      ...{ limit: 10, told: true, seed, processes: [{ ppm: 0, calls }] },
      store: { ppm: 0, wayMs: 1, steps: [{ atMs: 500, byMs: -3_600_000 }] },
    });
    must(served === 20 && refused === 0 && endedMs < 72_000, `${served} were served by ${endedMs} ms`);
  },

  "a store's clock that is set on costs one burst at most, and then the gate closes": async (pacing) => {
    const calls = Array.from({ length: 40 }, () => ({ atMs: 0, wayMs: 50, backMs: 50 }));
    const { refused, served } = await live(pacing, {
      ...{ limit: 10, told: true, seed, processes: [{ ppm: 0, calls }] },
      store: { ppm: 0, wayMs: 1, steps: [{ atMs: 30_000, byMs: 20_000 }] },
    });
    must(refused > 0 && refused <= 10, `${refused} were refused`);
    must(served === 40 - refused, `${served} were served`);
  },

  "a start that was slept through is given back": async (pacing) => {
    const call = { atMs: 0, wayMs: 10, backMs: 10 };
    // It has starts ahead when it falls asleep, and wakes when their leases are long over.
    const sleeper = {
      ppm: 0,
      calls: Array.from({ length: 6 }, () => call),
      freezes: [{ atMs: 59_800, forMs: 200_000 }],
    };
    const others = Array.from({ length: 3 }, () => ({ ...call, atMs: 259_700 }));
    const { refused, served } = await live(pacing, {
      ...{ limit: 3, told: true, seed, processes: [sleeper, { ppm: 0, calls: others }] },
      store: { ppm: 0, wayMs: 1, steps: [] },
    });
    must(refused === 0 && served === 9, `${refused} were refused, ${served} served`);
  },

  "a start that comes to a process while it sleeps is not used": async (pacing) => {
    // Found by the first property, after 724 worlds.
    const call = { atMs: 0, wayMs: 0, backMs: 0 };
    const sleeper = { ppm: 0, calls: [{ ...call, backMs: 20_000 }, call], freezes: [{ atMs: 0, forMs: 95_000 }] };
    const { refused, served } = await live(pacing, {
      ...{ limit: 1, told: true, seed, processes: [sleeper, { ppm: 0, calls: [call, call, call, call] }] },
      store: { ppm: 0, wayMs: 0.5, steps: [] },
    });
    must(refused === 0 && served === 6, `${refused} were refused, ${served} served`);
  },

  "at most 0.8 round trips a call under concurrency": async (pacing) => {
    const { roundTrips, refused, least } = await simulate(pacing, { calls: 900, storeMs: 1 });
    must(refused === 0 && least < 1.02, `${refused} were refused, ${least} of the least time`);
    must(roundTrips <= 0.8, `${roundTrips} round trips a call`);
  },
};
