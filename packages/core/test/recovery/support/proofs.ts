import fc from "fast-check";
import { type Call, type Lived, live, type Recovery, type World } from "./world.ts";
import { anyWorld, wellAgain } from "./worlds.ts";

const seed = 20_261_127;
// Nothing is made smaller: mutants are to fail soon.
const holds = async (world: fc.Arbitrary<World>, check: (world: World) => Promise<boolean>, runs: number) => {
  await fc.assert(fc.asyncProperty(world, check), { seed, numRuns: runs, endOnFailure: true });
};

const must = (isSo: boolean, what: string): void => {
  if (!isSo) throw new Error(what);
};

const patient = { patienceMs: 100_000, again: false, agoMs: 0, holdMs: 0, failsAfterMs: 5 };

/** Twenty calls a second, for so long, to a server that is down from the third second on. */
const outageOf = (recovery: Recovery, forMs: number, more: Partial<Call> = {}): Promise<Lived> =>
  live(recovery, {
    calls: Array.from({ length: (3_000 + forMs) / 50 }, (_, index) => ({ ...patient, atMs: index * 50, ...more })),
    outages: [{ atMs: 3_000, forMs }],
    ...{ latencyMs: 20, random: 0.5 },
  });

/** A promise that something is never seen, whatever happens. */
const never =
  (...what: readonly string[]) =>
  (recovery: Recovery, runs = 200): Promise<void> =>
    holds(
      anyWorld,
      async (world) => {
        const { broken } = await live(recovery, world);
        return !what.some((one) => broken.has(one));
      },
      runs,
    );

/** What the gate promises, each by its name: of the code in `src`, and of mutants, which must break the promise they are meant for. */
export const proofs: Readonly<Record<string, (recovery: Recovery, runs?: number) => Promise<void>>> = {
  "every wait ends once": never("a call ends not once", "its count of who waits is wrong"),

  "nobody waits for longer than his patience": never("a call waits for longer than it may"),

  "nobody is sent away before": never("patience ends too early"),

  "a wait ends with its signal": never("one that has left waits on", "one passes that has left"),

  "no timer and no listener is left": never("a timer is left", "a call has more than two timers", "a listener is left"),

  "nobody waits at an open gate": never("a call waits at an open gate"),

  "one tries a server that is down, and each answer lets one more go": never("too many are on their way"),

  "calls pass in order, those first that were not sent before, and once it answers those that began first": never(
    "one passes another of its lane",
    "one passes another that began before",
    "one that was sent before tries the server ahead of others",
  ),

  "opens within 16 s of the first call to a server that is well again": (recovery, runs = 200) =>
    holds(
      wellAgain,
      async (world) => {
        const { openMs } = await live(recovery, world);
        // A second for the answers: those that wait go one more a round.
        return openMs <= Math.max(...world.calls.map(({ atMs }) => atMs)) + 16_000 + 1_000;
      },
      runs,
    ),

  "keeps a thousand calls from a server that is down for a minute": async (recovery) => {
    const { sentInVain, answered } = await outageOf(recovery, 60_000);
    must(sentInVain <= 30, `${sentInVain} were sent to a server that is down`);
    must(answered >= 1_200, `${answered} were answered`);
  },

  "calls that were sent before try it more seldom": async (recovery) => {
    const [fresh, again] = await Promise.all(
      [false, true].map((isAgain) => outageOf(recovery, 3_000, { again: isAgain })),
    );
    must((again?.sentInVain ?? 9) < (fresh?.sentInVain ?? 0), "they try it as often");
  },

  "makes nobody wait for failures that others have outlived": async (recovery) => {
    // Five one after the other of each twenty. By the time they fail, later ones have been answered.
    const { waited } = await live(recovery, {
      calls: Array.from({ length: 2_000 }, (_, index) => ({
        ...{ ...patient, atMs: index * 10, unlucky: index % 20 > 14 },
        // All five at once.
        failsAfterMs: 305 - (index % 20) * 10,
      })),
      ...{ outages: [], latencyMs: 20, random: 0.5 },
    });
    must(waited === 0, `${waited} had to wait`);
  },
};
