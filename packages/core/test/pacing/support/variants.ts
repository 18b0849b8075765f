import type { Change } from "../../support/mutate.ts";

const onForeign = "if (foreign) state.spacedUntilMs = atMs + spacedWindows * windowMs;";
const onRefusal = "if (isRefused) state.spacedUntilMs = atMs + spacedWindows * windowMs;";
const headroom = "foreign + Math.ceil(Math.sqrt(foreign) / 2)";
const half = "Math.min(half, lastStartMs + request.windowMs / capacity)";
// More than 2 % of the calls of the last three windows, and more than 10.
const onTwoPercent = `
  const seen = ((state as any).seen ??= []) as [number, boolean][];
  seen.push([atMs, isRefused]);
  while ((seen[0] as [number, boolean])[0] < atMs - spacedWindows * windowMs) seen.shift();
  const bad = seen.filter(([, refused]) => refused).length;
  if (bad > 10 && bad > 0.02 * seen.length) state.spacedUntilMs = atMs + spacedWindows * windowMs;`;

/** Other controllers than the one chosen: what counts as evidence, what is left free, and how even it is. */
export const variants: Readonly<Record<string, readonly Change[]>> = {
  chosen: [],
  "evidence: the first 429": [["settle.ts", onForeign, ""]],
  "evidence: 2 % of three windows": [
    ["settle.ts", onForeign, ""],
    ["settle.ts", onRefusal, onTwoPercent],
  ],
  "evidence: none": [
    ["settle.ts", onForeign, ""],
    ["settle.ts", onRefusal, ""],
  ],
  "headroom: none": [["calendar.ts", headroom, "foreign"]],
  "headroom: double": [["calendar.ts", headroom, "foreign + Math.ceil(Math.sqrt(foreign))"]],
  "headroom: fourfold": [["calendar.ts", headroom, "foreign + Math.ceil(2 * Math.sqrt(foreign))"]],
  "spacing: even in an empty window": [["calendar.ts", half, "lastStartMs + request.windowMs / capacity"]],
};
