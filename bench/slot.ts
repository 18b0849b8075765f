import { performance } from "node:perf_hooks";
import type { Domain } from "./domains.ts";
import type { Call } from "./entry.ts";

/** What is called, and how many at a time. */
export interface Scenario {
  readonly name: string;
  readonly domain: Domain;
  readonly atATime: number;
}

/** A number for each measure. */
export type Sample = Readonly<Record<string, number>>;

/** A sample of one client in one round. */
export interface Taken {
  readonly table?: string;
  readonly entry: string;
  readonly sample: Sample;
}

/** A call that comes out as it should: only that of the first domain succeeds. */
const callOnce = async (call: Call, domain: Domain): Promise<void> => {
  if (domain === "found.example") {
    await call(domain);
    return;
  }
  let failed = false;
  await call(domain).catch(() => {
    failed = true;
  });
  if (!failed) throw new Error(`${domain} was no failure`);
};

/** Calls, so many at a time, while `goOn`. Returns how long each took. */
const callWhile = async (call: Call, { domain, atATime }: Scenario, goOn: () => boolean): Promise<number[]> => {
  const latenciesMs: number[] = [];
  const work = async (): Promise<void> => {
    while (goOn()) {
      const startedAt = performance.now();
      await callOnce(call, domain);
      latenciesMs.push(performance.now() - startedAt);
    }
  };
  await Promise.all(Array.from({ length: atATime }, work));
  return latenciesMs;
};

const times = (count: number): (() => boolean) => {
  let left = count;
  return () => left-- > 0;
};

/** Runs something so many times, some at a time. */
export const inParallel = async (
  atATime: number,
  count: number,
  run: (index: number) => Promise<unknown>,
): Promise<void> => {
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < count) {
      next += 1;
      await run(next - 1);
    }
  };
  await Promise.all(Array.from({ length: atATime }, work));
};

/** Nobody pays for the garbage of the one before, or for its idle connections. */
const prepare = async (call: Call, scenario: Scenario): Promise<void> => {
  globalThis.gc?.({ type: "minor" });
  await callWhile(call, scenario, times(2 * scenario.atATime + 5));
};

const at = (sorted: readonly number[], part: number): number => sorted[Math.floor(sorted.length * part)] ?? Number.NaN;

/** CPU time of this process, its garbage collection included, and latencies; all in microseconds. */
export const timeSlot = async (call: Call, scenario: Scenario, slotMs: number): Promise<Sample> => {
  await prepare(call, scenario);
  const cpu = process.cpuUsage();
  const until = performance.now() + slotMs;
  const latencies = await callWhile(call, scenario, () => performance.now() < until);
  const { user, system } = process.cpuUsage(cpu);
  const sorted = latencies.toSorted((a, b) => a - b);
  return { cpu: (user + system) / sorted.length, p50: at(sorted, 0.5) * 1_000, p99: at(sorted, 0.99) * 1_000 };
};

const usedBytes = (): number => {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

/**
 * Bytes that a call allocates, on the heap and beside it. The young generation must have room for all: a measurement during which
 * garbage was collected is repeated.
 */
export const allocationSlot = async (call: Call, scenario: Scenario): Promise<Sample> => {
  const count = 200;
  await prepare(call, scenario);
  for (let attempt = 0; attempt < 5; attempt += 1) {
    let collections = 0;
    const observer = new PerformanceObserver((list) => {
      collections += list.getEntries().length;
    });
    globalThis.gc?.();
    observer.observe({ entryTypes: ["gc"] });
    const before = usedBytes();
    await callWhile(call, scenario, times(count));
    const bytes = usedBytes() - before;
    collections += observer.takeRecords().length;
    observer.disconnect();
    if (collections === 0) return { allocation: bytes / count };
  }
  throw new Error("garbage was collected whenever allocation was measured");
};
