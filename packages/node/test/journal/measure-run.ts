/**
 * How much memory a run over a long list takes, with a journal on disk and a server in another process: `npm run measure:run -- [domains] [bytes of each
 * answer] [at a time]`. Fails above 150 MB.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import process from "node:process";
import { enrich, openJournal } from "../../src/enrich.ts";
import { TechLookup } from "../../src/index.ts";

const [count = 1_000_000, bytes = 3_000, concurrency = 50] = process.argv.slice(2).map(Number);
const mostMb = 150;
const megabytes = (size: number): string => `${Math.round(size / 1_048_576)} MB`;

/** Answers every lookup, in a process of its own, whose memory does not count. */
const serve = async (): Promise<void> => {
  const totals = { credits_total: 1e9, credits_used: 0, credits_remaining: 1e9 };
  const credits = JSON.stringify({ success: true, data: { totals } });
  const text = "x".repeat(bytes);
  const server = createServer(({ url = "" }, response) => {
    const data = { domain: url.slice(url.lastIndexOf("/") + 1), text };
    const body = url === "/v1/credits" ? credits : JSON.stringify({ success: true, data });
    response.writeHead(200, { "content-type": "application/json" }).end(body);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
};

const list = function* (): Generator<string> {
  for (let index = 0; index < count; index++) yield `site-${index}.example`;
};

const measure = async (baseUrl: string): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), "run-"));
  const path = join(folder, "list.techlookup.jsonl");
  try {
    const apiKey = "tapi_live_0123456789abcdef";
    const client = new TechLookup({ apiKey, baseUrl, pacing: false });
    const startMs = performance.now();
    const ledger = await openJournal(path, { apiKey });
    let records = 0;
    for await (const record of enrich(client, list(), { ledger, concurrency })) {
      if (record.kind !== "found") throw new Error(`${record.input}: ${record.kind}`);
      if (++records % (count / 10) < 1)
        console.log(
          `${records} after ${Math.round((performance.now() - startMs) / 1_000)} s: ${megabytes(process.memoryUsage.rss())}`,
        );
    }
    await ledger.close();
    const peak = process.resourceUsage().maxRSS / 1_024;
    const seconds = Math.round((performance.now() - startMs) / 1_000);
    const size = megabytes((await stat(path)).size);
    console.log(
      `${records} domains, ${ledger.done} done, a journal of ${size}, ${seconds} s: ${Math.round(peak)} MB at most`,
    );
    if (peak > mostMb) process.exitCode = 1;
  } finally {
    await rm(folder, { recursive: true });
  }
};

if (process.send) await serve();
else {
  const server = fork(import.meta.filename, process.argv.slice(2));
  try {
    const [url] = (await once(server, "message")) as [string];
    await measure(url);
  } finally {
    server.kill();
  }
}
