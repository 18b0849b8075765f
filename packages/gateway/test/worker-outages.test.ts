import { mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type RunningSandbox, startSandbox } from "@techlookup/sandbox/node";
import { startWorker } from "@techlookup-tools/runtimes/workerd";
import { build } from "esbuild";
import { afterEach, beforeAll, describe, expect, it } from "vitest";

let code: string;
let ends: (() => unknown)[];
beforeAll(async () => {
  const entryPoints = [join(import.meta.dirname, "support", "worker.ts")];
  const { outputFiles } = await build({
    ...{ entryPoints, platform: "neutral", bundle: true, format: "esm", write: false },
    conditions: ["@techlookup/source"],
  });
  code = outputFiles[0]?.text ?? "";
});
afterEach(async () => {
  for (const end of ends.reverse()) await end();
});

const pass = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A Worker before an API that has gone down. */
const begin = async () => {
  ends = [];
  const sandbox: RunningSandbox = await startSandbox();
  ends.push(() => sandbox.close());
  const folder = mkdtempSync(join(tmpdir(), "techlookup-worker-"));
  ends.push(() => rmSync(folder, { recursive: true, force: true }));
  const bindings = { API_KEY: sandbox.keys.pro, API_URL: sandbox.url, WINDOW_MS: "60000" };
  const worker = await startWorker({ folder, code, bindings });
  ends.push(() => worker[Symbol.dispose]());
  const { ask, url } = worker;
  await ask("/github.com");
  await sandbox.refuseConnections();
  return { sandbox, ask, url, output: () => worker.output };
};

/** Asks, and hangs up meanwhile: by a reset, since workerd takes a connection that is merely closed for one half open. */
const hangUp = async (url: string, path: string, afterMs: number): Promise<void> => {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on("error", () => {});
  socket.write(`GET ${path} HTTP/1.1\r\nhost: ${hostname}\r\n\r\n`);
  await pass(afterMs);
  socket.resetAndDestroy();
};

describe("a request to a Worker that is gone while its call waits for the server", () => {
  it.each([
    ["has hung up", (url: string) => hangUp(url, "/gone.example", 1_000)],
    ["was answered before", (url: string) => fetch(`${url}/gone.example?leaves=1000`)],
  ])("holds up nobody once it is back: one that %s", async (_how, leave) => {
    const { sandbox, ask, url, output } = await begin();
    const closers = [1, 2, 3, 4].map((call) => ask(`/closer-${call}.example`));
    await pass(100);
    const gone = leave(url);
    await pass(100);
    const stays = ask("/stays.example");
    await gone;
    await sandbox.acceptConnections();
    // Patience is 10 s: who is held up until it is over ends with OUTAGE.
    expect(await Promise.all([stays, ...closers])).toEqual(Array(5).fill("NOT_FOUND"));
    const asked = sandbox.requests.map(({ path }) => path.replace("/v1/domain/", "")).sort();
    const served = ["closer-1", "closer-2", "closer-3", "closer-4", "github", "stays"];
    expect(asked.map((domain) => domain.split(".")[0])).toEqual(served);
    // What workerd says of a request that can never be answered, and of one that uses what is another's.
    expect(output()).not.toMatch(/never generate a response|hang|on behalf of a different request|uncaught/i);
  });

  it("holds up nobody at a gateway either", async () => {
    const { sandbox, ask, url, output } = await begin();
    await ask("/v1/domain/github.com");
    const closers = [1, 2, 3, 4].map((call) => ask(`/v1/domain/closer-${call}.example`));
    await Promise.all(closers);
    const gone = hangUp(url, "/v1/domain/gone.example", 500);
    await pass(100);
    await gone;
    await sandbox.acceptConnections();
    // A page's client comes again after each 503.
    const statusOf = async (): Promise<number> => (await fetch(`${url}/v1/domain/github.com`)).status;
    const statuses: number[] = [];
    while (statuses.at(-1) !== 200 && statuses.length < 8) statuses.push(await statusOf());
    expect(statuses.at(-1)).toBe(200);
    expect(statuses.slice(0, -1).every((status) => status === 503)).toBe(true);
    expect(output()).not.toMatch(/never generate a response|hang|on behalf of a different request|uncaught/i);
  });
});
