import { createServer, type ServerResponse } from "node:http";
import { join } from "node:path";
import { startSandbox } from "@techlookup/sandbox/node";
import { requireProgram } from "@techlookup-tools/browsers";
import { type Program, start as startProgram } from "@techlookup-tools/programs";
import { findFreePort, listen } from "@techlookup-tools/programs/ports";
import type { BulkInput, BulkOutput } from "../children/bulk.ts";
import { urlOf } from "../envelope.ts";
import { resultIn } from "../run-child.ts";
import type { Sample } from "../slot.ts";
import { quantile } from "../statistics.ts";
import type { BulkEntry } from "./client.ts";
import { countCommands } from "./count-commands.ts";

/** What is measured. */
export interface BulkScenario {
  readonly limit: number;
  readonly windowMs: number;
  readonly calls: number;
  readonly processes: number;
  readonly atATime: number;
}

/** When a client starts: at this moment, by `performance.now()`, or so many windows later. */
export interface Start {
  readonly atMs: number;
  readonly windowMs: number;
}

/** Answers all who ask, once so many have and it is time. */
const startLine = async (
  count: number,
  { atMs, windowMs }: Start,
): Promise<{ url: string; startedAtMs(): number } & Disposable> => {
  const ready: ServerResponse[] = [];
  let startedAtMs = Number.NaN;
  const server = createServer((_request, response) => {
    if (ready.push(response) < count) return;
    const lateMs = Math.max(0, performance.now() - atMs);
    const waitMs = atMs + Math.ceil(lateMs / windowMs) * windowMs - performance.now();
    setTimeout(() => {
      startedAtMs = Date.now();
      for (const one of ready) one.end("go");
    }, waitMs);
  });
  const url = `http://127.0.0.1:${await listen(server)}`;
  return { url, startedAtMs: () => startedAtMs, [Symbol.dispose]: () => void server.close() };
};

/** One answer of the sandbox, with another key: the middle of some. */
const latencyOf = async (url: string, apiKey: string): Promise<number> => {
  const latencies: number[] = [];
  for (let call = 0; call < 10; call += 1) {
    const beganMs = performance.now();
    const headers = { authorization: `Bearer ${apiKey}` };
    await (await fetch(urlOf(url, "github.com"), { headers })).text();
    latencies.push(performance.now() - beganMs);
  }
  return quantile(latencies, 0.5);
};

const child = join(import.meta.dirname, "..", "children", "bulk.ts");

/** All processes of one client, against a sandbox and a Redis of their own. */
export const runBulk = async (client: BulkEntry, scenario: BulkScenario, start: Start): Promise<Sample> => {
  const { limit, windowMs, calls, processes, atATime } = scenario;
  const sandbox = await startSandbox({ windowMs, requests: { pro: limit }, credits: { pro: 1_000_000 } });
  const port = await findFreePort();
  using redis = startProgram([requireProgram("redis"), "--port", `${port}`, "--bind", "127.0.0.1", "--save", ""]);
  await redis.printed(/Ready to accept connections/);
  using commands = await countCommands(port);
  using line = await startLine(processes, start);
  const programs: Program[] = [];
  try {
    const latencyMs = await latencyOf(sandbox.url, sandbox.keys.scale);
    const before = sandbox.counts();
    const input: BulkInput = {
      ...{ url: sandbox.url, limit, windowMs, redisPort: commands.port, processes, atATime, startUrl: line.url },
      ...{ client: client.name.replace("sequential", "redis"), calls: calls / processes },
    };
    const command = [process.execPath, ...process.execArgv, child, JSON.stringify(input)] as const;
    const timeoutMs = 180_000 + 4 * Math.ceil(calls / limit) * windowMs;
    for (let index = 0; index < processes; index += 1) programs.push(startProgram(command, { timeoutMs }));
    const outputs = (await Promise.all(programs.map(({ ended }) => ended))).map(({ passed, output }) => {
      if (!passed) throw new Error(output.slice(-500));
      return resultIn<BulkOutput>(output);
    });
    const failed = outputs.reduce((sum, one) => sum + one.failed, 0);
    if (failed === calls) throw new Error(outputs[0]?.problem ?? "every call failed");
    const wallMs = Math.max(...outputs.map(({ endedAtMs }) => endedAtMs)) - line.startedAtMs();
    const leastMs = (Math.ceil(calls / limit) - 1) * windowMs + latencyMs;
    const refused = sandbox.counts().rateLimited - before.rateLimited;
    return {
      ...{ refused, wall: wallMs / leastMs, lost: failed },
      ...(client.usesRedis && { roundTrips: commands.count() / calls }),
    };
  } finally {
    for (const program of programs) program[Symbol.dispose]();
    await sandbox.close();
  }
};
