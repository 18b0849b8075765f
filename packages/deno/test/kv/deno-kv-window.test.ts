import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
// @boundaries-ignore The suite of all windows stands beside the calendar that it describes.
import { describeWindow } from "../../../core/test/pacing/describe-window.ts";
import { type KvServer, startKv } from "./support/kv-server.ts";

const folder = mkdtempSync(join(tmpdir(), "techlookup-kv-"));
let memory: KvServer;
let file: KvServer;
let windows = 0;

beforeAll(async () => {
  [memory, file] = await Promise.all([startKv(":memory:"), startKv(join(folder, "window.db"))]);
});
afterAll(async () => {
  await Promise.all([memory.stop(), file.stop()]);
  rmSync(folder, { recursive: true, force: true });
});

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
/** Real time goes on while steps are under way. Each test has a window of its own. */
const open = (server: KvServer) => ({ window: server.windowOf(`test${++windows}`), wait, slackMs: 150 });

describeWindow("Deno KV in memory", async () => open(memory));
describeWindow("Deno KV in a file", async () => open(file));
