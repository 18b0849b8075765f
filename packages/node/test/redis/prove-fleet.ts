/**
 * Proves for as long as one likes that processes on one key meet no 429, whatever happens to them and to their store:
 * `npm run prove:window -- [minutes] [seed]`. Prints a line a life, and the seed that lets it be lived again; fails where a promise is broken.
 */
import { brokenBy, type FleetLife, liveFleet, type Mishap } from "./support/fleet.ts";

const [minutes = "5", first = "1"] = process.argv.slice(2);
const each: Omit<FleetLife, "seed" | "mishaps" | "usesFetch"> = {
  ...{ forMs: 25_000, whenAway: "wait", windowMs: 2_000, limit: 80, processes: 8, atATime: 10 },
};
const endings: readonly (readonly Mishap[])[] = [
  ["killed", "stopped", "paused"],
  ["killed", "stopped", "paused", "emptied"],
];

const until = performance.now() + Number(minutes) * 60_000;
for (let seed = Number(first); performance.now() < until; seed++) {
  const usesFetch = seed % 4 > 1;
  const life = { ...each, seed, usesFetch, mishaps: endings[seed % endings.length] ?? [] };
  const end = await liveFleet(life);
  const broken = brokenBy(life, end);
  const events = Object.entries(end.happened).map(([name, times]) => `${name} ${times}`);
  const verdict = broken ? (broken.length ? "BROKEN" : "kept") : `no proof, the sandbox was late by ${end.lateMs} ms`;
  const counts = `${end.answered} answered, ${end.refusedAtMs.length} refused`;
  console.log(`seed ${seed}, ${usesFetch ? "fetch" : "own transport"}: ${counts}; ${events.join(", ")}: ${verdict}`);
  if (!broken?.length) continue;
  for (const what of [...broken, ...end.story]) console.log(`  ${what}`);
  process.exitCode = 1;
}
