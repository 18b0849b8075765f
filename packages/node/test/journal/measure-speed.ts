/**
 * How long a run at the limit of a plan takes beside the shortest time there is, with a journal on disk and the sandbox in another process:
 * `npm run measure:speed -- [domains] [limit] [window in ms]`. Fails above 1.02 times, and where a request is refused.
 *
 * The account is read once, before the first lookup, and takes a place in the limit as well: 1,199 domains are 1,200 requests.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import process from "node:process";
import { sandboxKeys } from "@techlookup/sandbox";
import { startSandbox } from "@techlookup/sandbox/node";
import { enrich, openJournal } from "../../src/enrich.ts";
import { TechLookup } from "../../src/index.ts";

const [count = 1_199, limit = 300, windowMs = 60_000] = process.argv.slice(2).map(Number);
const most = 1.02;

const serve = async (): Promise<void> => {
  const sandbox = await startSandbox({ windowMs, requests: { pro: limit }, credits: { pro: 1e9 } });
  process.send?.(sandbox.url);
  process.on("message", () => process.send?.(sandbox.requests.map(({ status }) => status)));
};

const measure = async (baseUrl: string): Promise<number> => {
  const folder = await mkdtemp(join(tmpdir(), "speed-"));
  try {
    const apiKey = sandboxKeys.pro;
    const client = new TechLookup({ apiKey, baseUrl, pacing: { windowMs } });
    const ledger = await openJournal(join(folder, "list.techlookup.jsonl"), { apiKey });
    const list = Array.from({ length: count }, (_, index) => `site-${index}.example`);
    const startMs = performance.now();
    let records = 0;
    for await (const { kind } of enrich(client, list, { ledger })) if (kind === "not-found") records++;
    const wallMs = performance.now() - startMs;
    await ledger.close();
    if (records !== count) throw new Error(`${records} of ${count} domains have a record`);
    return wallMs;
  } finally {
    await rm(folder, { recursive: true });
  }
};

if (process.send) await serve();
else {
  const server = fork(import.meta.filename, process.argv.slice(2));
  try {
    const [url] = (await once(server, "message")) as [string];
    const wallMs = await measure(url);
    server.send("how many");
    const [statuses] = (await once(server, "message")) as [readonly number[]];
    const refused = statuses.filter((status) => status === 429).length;
    // What leaves at the opening of a window is answered a moment later.
    const leastMs = (Math.ceil(statuses.length / limit) - 1) * windowMs;
    const ratio = wallMs / leastMs;
    const seconds = (ms: number): string => `${(ms / 1_000).toFixed(2)} s`;
    console.log(
      `${count} domains at ${limit} in ${windowMs} ms: ${seconds(wallMs)}, ${ratio.toFixed(4)} times the ${seconds(leastMs)} that it takes ` +
        `at the least; ${statuses.length} requests, ${refused} refused`,
    );
    if (ratio > most || refused) process.exitCode = 1;
  } finally {
    server.kill();
  }
}
