import { type MedianOutage, medianOutage, type Told, timing } from "@techlookup-tools/fleet-sim/one-outage";

/** How wide a bar is, in milliseconds. */
const barMs = 250;

/** One client's requests, as they are drawn, and what its calls came to. */
interface OutageLane {
  /** Requests that were sent in each `barMs`, by how they ended. */
  readonly bars: readonly { readonly answered: number; readonly failed: number }[];
  /** Requests that met the outage. */
  readonly requests: number;
  /** Calls that began in it, and how many of these succeeded. */
  readonly begun: number;
  readonly saved: number;
  readonly longestMs: number;
}

/** What the guide draws of an outage. */
export interface OutagePicture
  extends Readonly<Record<"gated" | "ungated" | "repeating", OutageLane>>,
    Pick<MedianOutage, "gate" | "runs" | "savedShare"> {
  readonly barMs: number;
  readonly fromMs: number;
  readonly toMs: number;
  readonly endMs: number;
  /** Calls that begin in a second. */
  readonly callsPerSecond: number;
}

const laneOf = ({ requests, begun, saved, longestMs }: Told): OutageLane => {
  const { fromMs, toMs, lastCallMs } = timing;
  const bars = Array.from({ length: lastCallMs / barMs }, () => ({ answered: 0, failed: 0 }));
  for (const { atMs, isWell } of requests) {
    const bar = bars[Math.floor(atMs / barMs)];
    if (bar) bar[isWell ? "answered" : "failed"]++;
  }
  const met = requests.filter(({ atMs }) => atMs >= fromMs && atMs < toMs);
  return { bars, requests: met.length, begun, saved, longestMs };
};

/** By the real gate, budget and decision, in virtual time: the same in every build. */
export const outagePicture = (): OutagePicture => {
  const { fromMs, toMs, lastCallMs, everyMs } = timing;
  const { gated, ungated, repeating, ...run } = medianOutage(31);
  const callsPerSecond = 1_000 / everyMs;
  const times = { barMs, fromMs, toMs, endMs: lastCallMs, callsPerSecond };
  return { ...times, ...run, gated: laneOf(gated), ungated: laneOf(ungated), repeating: laneOf(repeating) };
};
