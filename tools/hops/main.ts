/** Counts the files and functions that one call runs through, by V8's coverage: what a reader has to follow. */
import { Session } from "node:inspector/promises";
import { TechLookup } from "../../packages/node/src/index.ts";
import { createSandbox } from "../../packages/sandbox/src/index.ts";

/**
 * Files at most: 15 for a success, 20 for a success after a 429, and one more for the transport, which reads bodies in a file of their own; and
 * twelve for pacing, eleven of which are the pacer and its window: a reader who asks why a call waits starts there, all others stop at `engine/pace.ts`;
 * and ten for the recovery gate, its room, its line and what it tells, of which all others see `engine/recovery.ts` alone.
 * Later layers may raise them, with a reason.
 */
const limits = { success: 39, "429, then success": 45 };

const sandbox = createSandbox();
const client = new TechLookup({
  apiKey: sandbox.keys.pro,
  fetch: sandbox.fetch,
  retry: { throttle: { baseMs: 0 }, transient: { baseMs: 0 } },
});
const session = new Session();
session.connect();
await session.post("Profiler.enable");

/** What runs of the packages that users install, while something is done. */
const countHops = async (act: () => Promise<unknown>): Promise<Map<string, number>> => {
  await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: false });
  await act();
  const { result } = await session.post("Profiler.takePreciseCoverage");
  await session.post("Profiler.stopPreciseCoverage");
  const hops = new Map<string, number>();
  for (const { url, functions } of result) {
    const file = /packages\/(?:core|node)\/src\/.+$/.exec(url)?.[0];
    const run = functions.filter(({ ranges }) => (ranges[0]?.count ?? 0) > 0).length;
    if (file && run > 0) hops.set(file, run);
  }
  return hops;
};

let failed = 0;
for (const [name, limit] of Object.entries(limits)) {
  if (name !== "success") sandbox.script({ kind: "error", code: "RATE_LIMIT" });
  const hops = await countHops(() => client.domains.get("github.com"));
  const functions = [...hops.values()].reduce((sum, count) => sum + count, 0);
  const verdict = hops.size <= limit ? "ok" : "FAILED";
  console.log(`${verdict} ${name}: ${hops.size} files, ${functions} functions; the limit is ${limit} files`);
  if (verdict === "FAILED" || process.argv.includes("--files")) {
    for (const [file, count] of [...hops].sort()) console.log(`  ${String(count).padStart(3)}  ${file}`);
  }
  if (verdict === "FAILED") failed += 1;
}
process.exitCode = failed === 0 ? 0 : 1;
