/**
 * Proves for as long as one likes that processes on one key meet no 429, whatever happens to them and to their store:
 * `npm run fleet -- [minutes] [seed]`. Prints a line a life, and the seed that lets it be lived again; fails where a promise is broken.
 */
import { type FleetLife, liveFleet, type Mishap } from "./support/fleet.ts";

const [minutes = "5", first = "1"] = process.argv.slice(2);
const each: Omit<FleetLife, "seed" | "mishaps"> = {
  ...{ forMs: 25_000, whenAway: "wait", windowMs: 2_000, limit: 80, processes: 8, atATime: 10 },
};
const endings: readonly (readonly Mishap[])[] = [
  ["killed", "stopped", "paused"],
  ["killed", "stopped", "paused", "emptied"],
];

const until = performance.now() + Number(minutes) * 60_000;
for (let seed = Number(first); performance.now() < until; seed++) {
  const mishaps = endings[seed % endings.length] ?? [];
  const { answered, refusedAtMs, emptiedAtMs, happened, stuck, ended } = await liveFleet({ ...each, seed, mishaps });
  // Where the store has forgotten everything, what is on its way at that moment is unknown to the others.
  const soon = (atMs: number): boolean => emptiedAtMs.some((at) => atMs >= at && atMs < at + 5_000 + each.windowMs);
  const unexplained = refusedAtMs.filter((atMs) => !soon(atMs)).length;
  const most = emptiedAtMs.length * each.processes * each.atATime;
  const isBroken = unexplained > 0 || refusedAtMs.length > most || stuck.length > 0 || ended.length > 0;
  const events = Object.entries(happened).map(([name, times]) => `${name} ${times}`);
  const refused = `${refusedAtMs.length} refused, ${unexplained} of them without reason`;
  console.log(`seed ${seed}: ${answered} answered, ${refused}; ${events.join(", ")}${isBroken ? "; BROKEN" : ""}`);
  for (const what of [...stuck.map((name) => `${name} had no answer any more`), ...ended]) console.log(`  ${what}`);
  if (isBroken) process.exitCode = 1;
}
