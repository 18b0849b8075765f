/**
 * Proves what `@techlookup/bullmq` promises, with real processes, a real Redis and the sandbox's own ledger: `npm run prove:fleet`, `-- 20000` domains instead of a
 * million.
 */
import { type Life, type LifeEnd, live } from "./life.ts";
import type { Mishap } from "./mishaps.ts";

const domains = Number(process.argv[2] ?? 1_000_000);

const times = (count: number, mishap: Mishap): Mishap[] => Array.from({ length: count }, () => mishap);

const common = {
  ...{ domains, workers: 8, chunkSize: 200, chunks: 2, lookups: 25, lockMs: 5_000, pollMs: 50 },
  ...{ windowMs: 1_000, requests: 1_000_000, random: Math.random, tell: console.log },
} as const;

/** What was promised and does not hold. */
type Promises = (end: LifeEnd) => readonly string[];

const atMost = (what: string, value: number, most: number): string[] =>
  value > most ? [`${what}: ${value}, and ${most} at most were promised`] : [];

const always: Promises = ({ lost, charged, creditLimit, openBefore, inFlightAtKills, bytesPerDomain, refused }) => [
  ...atMost("domains lost", lost, 0),
  ...atMost("credits", charged, creditLimit),
  ...atMost("ambiguous", openBefore, inFlightAtKills),
  ...atMost("bytes of the ledger a domain", bytesPerDomain, 100),
  ...atMost("requests that were refused", refused, 0),
];

const scenes: readonly (readonly [string, Life, Promises])[] = [
  [
    "workers and Redis die, appendfsync always, nothing is repeated whose outcome is unknown",
    {
      ...common,
      appendfsync: "always",
      repeatAmbiguous: false,
      mishaps: [...times(50, "kill"), ...times(2, "stop"), "freeze", "restart", ...times(2, "crash")],
    },
    (end) => [...always(end), ...atMost("domains paid twice", end.paidTwice, 0)],
  ],
  [
    "the same with a tenth of the domains, and lookups repeated whose outcome is unknown",
    {
      ...common,
      domains: Math.ceil(domains / 10),
      appendfsync: "always",
      mishaps: [...times(20, "kill"), "restart", "crash"],
    },
    (end) => [
      ...always(end),
      ...atMost(
        "ambiguous domains that a person has to decide, of a hundred",
        (100 * end.undecided) / Math.max(1, end.openBefore),
        10,
      ),
      ...atMost("domains paid twice that the run does not tell of", end.paidTwice - end.state.repeated, 0),
    ],
  ],
  [
    "nothing happens, full answers, a tenth of the domains on two workers",
    {
      ...common,
      domains: Math.ceil(domains / 10),
      operation: "live",
      workers: 2,
      lockMs: 30_000,
      appendfsync: "everysec",
      repeatAmbiguous: false,
      mishaps: [],
    },
    (end) => [...always(end), ...atMost("megabytes of a worker", end.peakWorkerMegabytes, 400)],
  ],
  [
    "a power cut, appendfsync everysec, 1,000 requests a minute",
    {
      ...common,
      domains: 400,
      chunkSize: 20,
      windowMs: 6_000,
      requests: 100,
      appendfsync: "everysec",
      repeatAmbiguous: false,
      mishaps: ["power-cut"],
    },
    (end) => [...atMost("domains lost", end.lost, 0), ...atMost("domains paid twice", end.paidTwice, 100)],
  ],
  [
    "nothing happens, 3,000 requests a minute",
    {
      ...common,
      pollMs: 1_000,
      lockMs: 30_000,
      domains: 2_400,
      chunkSize: 50,
      windowMs: 6_000,
      requests: 300,
      appendfsync: "everysec",
      repeatAmbiguous: false,
      mishaps: [],
    },
    (end) => [...always(end), ...atMost("round trips a call", end.tripsPerCall, 1)],
  ],
];

const words = process.argv.slice(3);
let broken = 0;
for (const [name, life, promises] of scenes) {
  if (words.length && !words.some((word) => name.includes(word))) continue;
  console.log(`\n${name}`);
  const end = await live(life);
  const { state, ...figures } = end;
  console.log({ ...figures, repeated: state.repeated });
  for (const problem of promises(end)) {
    broken++;
    console.log(`BROKEN ${problem}`);
  }
}
console.log(broken ? `\n${broken} promises are broken` : "\nEvery promise holds");
process.exit(broken ? 1 : 0);
