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

/** A Worker before an API that lets in so many requests a window. */
const begin = async (limit: number, windowMs = 1_000) => {
  ends = [];
  const sandbox: RunningSandbox = await startSandbox({ windowMs, requests: { pro: limit } });
  ends.push(() => sandbox.close());
  const folder = mkdtempSync(join(tmpdir(), "techlookup-worker-"));
  ends.push(() => rmSync(folder, { recursive: true, force: true }));
  const bindings = { API_KEY: sandbox.keys.pro, API_URL: sandbox.url, WINDOW_MS: String(windowMs) };
  const { ask, url, [Symbol.dispose]: end } = await startWorker({ folder, code, bindings });
  ends.push(end);
  /** What the API was asked for. */
  const asked = (): string[] => sandbox.requests.map(({ path }) => path.replace("/v1/domain/", ""));
  return { sandbox, ask, url, asked };
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
const pass = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe("a request to a Worker that is gone while its call waits for its turn", () => {
  it.each([
    ["has hung up", (url: string) => hangUp(url, "/gone.example", 200)],
    ["was answered before", (url: string) => fetch(`${url}/gone.example?leaves=200`)],
  ])("leaves its place to the next: one that %s", async (_how, leave) => {
    const { ask, url, asked, sandbox } = await begin(1);
    expect(await ask("/github.com")).toBe("found");
    const sinceMs = performance.now();
    const gone = leave(url);
    await pass(100);
    const stays = ask("/stays.example");
    await gone;
    expect(await stays).toBe("NOT_FOUND");
    expect(asked()).toEqual(["github.com", "stays.example"]);
    expect(sandbox.counts().rateLimited).toBe(0);
    // His place was free after a window, and is given back two seconds later. Kept, it would be taken for half a minute.
    expect(performance.now() - sinceMs).toBeLessThan(15_000);
  });

  it("is left out where no start was given yet, so that the next has the first that is free", async () => {
    const { ask, url, asked } = await begin(1, 3_500);
    expect(await ask("/github.com")).toBe("found");
    const sinceMs = performance.now();
    const gone = hangUp(url, "/gone.example", 200);
    await pass(100);
    const stays = ask("/stays.example");
    await gone;
    expect(await stays).toBe("NOT_FOUND");
    // A place that was his first comes two seconds after the window's 3.5.
    expect(performance.now() - sinceMs).toBeLessThan(5_400);
    expect(asked()).toEqual(["github.com", "stays.example"]);
  });

  it("takes nothing from another, whose place is his own", async () => {
    const { ask, url, asked } = await begin(2);
    await ask("/github.com");
    await ask("/github.com");
    const gone = hangUp(url, "/gone.example", 200);
    await pass(100);
    const sinceMs = performance.now();
    const stays = ask("/stays.example");
    await gone;
    expect(await stays).toBe("NOT_FOUND");
    // Two seconds less than with a place that was another's first.
    expect(performance.now() - sinceMs).toBeLessThan(2_800);
    expect(asked()).toEqual(["github.com", "github.com", "stays.example"]);
  });

  it("takes nothing from another at a gateway either", async () => {
    const { ask, url, asked } = await begin(2);
    await ask("/v1/domain/github.com");
    await ask("/v1/domain/github.com");
    const gone = hangUp(url, "/v1/domain/gone.example", 200);
    await pass(100);
    const stays = ask("/v1/domain/stays.example");
    await gone;
    expect(JSON.parse(await stays)).toMatchObject({ error: { code: "NOT_FOUND" } });
    expect(asked()).toEqual(["github.com", "github.com", "stays.example"]);
  });
});
