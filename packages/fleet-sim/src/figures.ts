import type { CallRecord, Run } from "./run.ts";
import { defaultWatchMs, type Times } from "./times.ts";

const share = (part: number, all: number): number => (all ? part / all : 0);
const quantile = (calls: readonly CallRecord[], part: number): number => {
  const tookMs = calls.map(({ beganMs, endedMs }) => endedMs - beganMs).sort((a, b) => a - b);
  return tookMs[Math.floor(tookMs.length * part)] ?? 0;
};
const within = (fromMs: number, toMs: number) => (atMs: number) => atMs >= fromMs && atMs < toMs;
const isLost = ({ isWell }: CallRecord): boolean => !isWell;

/** A run, cut where its trouble begins and ends. */
interface Cut extends Run {
  readonly fromMs: number;
  readonly toMs: number;
  readonly watchMs: number;
  readonly isIn: (atMs: number) => boolean;
  /** Calls that began in the trouble, and those of other endpoints than the first. */
  readonly inside: readonly CallRecord[];
  readonly others: readonly CallRecord[];
}

const cut = ({ fromMs = 0, forMs = Infinity, watchMs = defaultWatchMs }: Times, { calls, arrivals }: Run): Cut => {
  const toMs = fromMs + forMs;
  const isIn = within(fromMs, toMs);
  const inside = calls.filter(({ beganMs }) => isIn(beganMs));
  return { calls, arrivals, fromMs, toMs, watchMs, isIn, inside, others: calls.filter(({ route }) => route !== "0") };
};

/** Seconds after the trouble until, for good, nine of ten calls succeed that end, and six of ten as many as begin: within three seconds each. */
const back = ({ calls, toMs, watchMs }: Cut): number => {
  let seconds = 0;
  for (let sinceMs = 0; sinceMs + 3_000 <= watchMs; sinceMs += 1_000) {
    const isNow = within(toMs + sinceMs, toMs + sinceMs + 3_000);
    const ended = calls.filter(({ endedMs }) => isNow(endedMs));
    const well = ended.length - ended.filter(isLost).length;
    const begun = calls.filter(({ beganMs }) => isNow(beganMs)).length;
    if (well < 0.9 * ended.length || well < 0.6 * begun) seconds = sinceMs / 1_000 + 1;
  }
  return seconds > watchMs / 1_000 - 5 ? Infinity : seconds;
};

/** How many seconds after the trouble a client had calls on their way until it got its first good answer: the worst client. */
const late = ({ calls, toMs }: Cut): number => {
  const clients = Map.groupBy(
    calls.filter(({ endedMs }) => endedMs >= toMs),
    ({ client }) => client,
  );
  const waits = [...clients.values()].map((own) => {
    const answeredMs = own.find(({ isWell }) => isWell)?.endedMs;
    if (answeredMs === undefined) return own.length > 2 ? Infinity : 0;
    let [reachedMs, sum] = [toMs, 0];
    for (const { beganMs, endedMs } of own.toSorted((a, b) => a.beganMs - b.beganMs)) {
      const untilMs = Math.min(endedMs, answeredMs);
      sum += Math.max(0, untilMs - Math.max(reachedMs, beganMs));
      reachedMs = Math.max(reachedMs, untilMs);
    }
    return sum / 1_000;
  });
  return Math.max(0, ...waits);
};

/** The greatest part of the requests of an outage that came within the same 100 ms, its first second aside. */
const inStep = ({ arrivals, fromMs, toMs }: Cut): number => {
  const buckets = new Map<number, number>();
  for (const atMs of arrivals.filter(within(fromMs + 1_000, toMs))) {
    const bucket = Math.floor(atMs / 100);
    buckets.set(bucket, (buckets.get(bucket) ?? 0) + 1);
  }
  const counts = [...buckets.values()];
  return share(
    Math.max(0, ...counts),
    counts.reduce((sum, count) => sum + count, 0),
  );
};

/** The greatest part of the calls that ended before one which had begun a second before them, and was answered. */
const overtaken = ({ calls }: Cut): number => {
  let most = 0;
  for (const [index, { beganMs, isWell }] of calls.entries()) {
    if (!isWell) continue;
    let count = 0;
    for (let before = 0; before < index; before++) if ((calls[before]?.beganMs ?? 0) > beganMs + 1_000) count++;
    most = Math.max(most, count);
  }
  return share(most, calls.length);
};

/** Each a share from 0 to 1, requests a call, or a time in seconds or, where its name ends so, in milliseconds. */
const figures = {
  /** Requests a call, in the trouble. */
  load: ({ inside, arrivals, isIn }: Cut) => share(arrivals.filter(isIn).length, inside.length),
  /** Requests a call, altogether. */
  requests: ({ calls, arrivals }: Cut) => share(arrivals.length, calls.length),
  /** Of the calls that began in the trouble, those that succeed. */
  saved: ({ inside }: Cut) => 1 - share(inside.filter(isLost).length, inside.length),
  lost: ({ calls }: Cut) => share(calls.filter(isLost).length, calls.length),
  well: ({ calls }: Cut) => 1 - share(calls.filter(isLost).length, calls.length),
  /** Of the calls that began after it, but for the last 15 s of a long run, those that fail. */
  lostAfter: ({ calls, toMs, watchMs }: Cut) => {
    const after = calls.filter(({ beganMs }) => within(toMs, toMs + Math.max(watchMs - 15_000, 12_000))(beganMs));
    return share(after.filter(isLost).length, after.length);
  },
  loadAfter: ({ calls, arrivals, toMs }: Cut) => {
    const isSoon = within(toMs, toMs + 10_000);
    return share(arrivals.filter(isSoon).length, calls.filter(({ beganMs }) => isSoon(beganMs)).length);
  },
  back,
  late,
  inStep,
  overtaken,
  /** From the first call to the end of the last. */
  seconds: ({ calls }: Cut) => (calls.at(-1)?.endedMs ?? 0) / 1_000,
  longest: ({ calls }: Cut) => quantile(calls, 1 - 1 / calls.length) / 1_000,
  p50Ms: ({ calls }: Cut) => quantile(calls, 0.5),
  p98Ms: ({ calls }: Cut) => quantile(calls, 0.98),
  p99Ms: ({ calls }: Cut) => quantile(calls, 0.99),
  p999Ms: ({ calls }: Cut) => quantile(calls, 0.999),
  /** Calls of other endpoints than the first that are lost, and how long they take. */
  othersLost: ({ others }: Cut) => share(others.filter(isLost).length, others.length),
  othersP99Ms: ({ others }: Cut) => quantile(others, 0.99),
};

export type FigureName = keyof typeof figures;

/** Some figures of a run. */
export const measure = (times: Times, names: readonly FigureName[], run: Run): Partial<Record<FigureName, number>> => {
  const whole = cut(times, run);
  return Object.fromEntries(names.map((name) => [name, figures[name](whole)]));
};
