/**
 * How much memory a run over a long list takes, as users have it: the built packages, no types to strip, a journal on disk, a server in another process.
 * `npm run measure:run -- [domains] [bytes of each answer] [--v8-defaults]`. Fails above 150 MB.
 *
 * V8 lets garbage of a young generation grow to a hundred megabytes before it looks at it. Like the command, this tells it to prefer memory.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import process from "node:process";
import v8 from "node:v8";

const given = process.argv.slice(2);
const [count = 1_000_000, bytes = 3_000] = given.filter((word) => /^\d/.test(word)).map(Number);
const mostMb = 150;
/** @param {number} size */
const megabytes = (size) => `${Math.round(size / 1_048_576)} MB`;

/** Answers every lookup, in a process of its own, whose memory does not count. */
const serve = async () => {
  const totals = { credits_total: 1e9, credits_used: 0, credits_remaining: 1e9 };
  const credits = JSON.stringify({ success: true, data: { totals } });
  const text = "x".repeat(bytes);
  const server = createServer(({ url = "" }, response) => {
    const data = { domain: url.slice(url.lastIndexOf("/") + 1), text };
    const body = url === "/v1/credits" ? credits : JSON.stringify({ success: true, data });
    response.writeHead(200, { "content-type": "application/json" }).end(body);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  process.send?.(`http://127.0.0.1:${port}`);
};

const list = function* () {
  for (let index = 0; index < count; index++) yield `site-${index}.example`;
};

/** @param {string} baseUrl */
const measure = async (baseUrl) => {
  const { enrich, openJournal } = await import("@techlookup/node/enrich");
  const { TechLookup } = await import("@techlookup/node");
  const folder = await mkdtemp(join(tmpdir(), "run-"));
  try {
    const apiKey = "tapi_live_0123456789abcdef";
    const client = new TechLookup({ apiKey, baseUrl, pacing: false });
    const path = join(folder, "list.techlookup.jsonl");
    const startMs = performance.now();
    const seconds = () => `${Math.round((performance.now() - startMs) / 1_000)} s`;
    const ledger = await openJournal(path, { apiKey });
    let records = 0;
    for await (const record of enrich(client, list(), { ledger })) {
      if (record.kind !== "found") throw new Error(`${record.input}: ${record.kind}`);
      if (++records % (count / 10) < 1)
        console.log(`${records} after ${seconds()}: ${megabytes(process.memoryUsage.rss())}`);
    }
    await ledger.close();
    const peakMb = Math.round(process.resourceUsage().maxRSS / 1_024);
    console.log(
      `${records} domains, a journal of ${megabytes((await stat(path)).size)}, ${seconds()}: ${peakMb} MB at most`,
    );
    if (peakMb > mostMb) process.exitCode = 1;
  } finally {
    await rm(folder, { recursive: true });
  }
};

if (process.send) await serve();
else {
  if (!given.includes("--v8-defaults")) v8.setFlagsFromString("--optimize-for-size");
  const server = fork(import.meta.filename, given);
  try {
    const [url] = await once(server, "message");
    await measure(url);
  } finally {
    server.kill();
  }
}
