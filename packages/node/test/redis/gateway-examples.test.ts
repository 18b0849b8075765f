import { fileURLToPath } from "node:url";
import { type RunningSandbox, startSandbox } from "@techlookup/sandbox/node";
import { type RedisServer, startRedis } from "@techlookup-tools/browsers/redis-server";
import { type Program, start } from "@techlookup-tools/programs";
import { afterEach, beforeEach, expect, it } from "vitest";

// The examples of gateways with a shared window, as processes of their own, with a real Redis and a real sandbox.

const limit = 10;
const hono = fileURLToPath(new URL("../../examples/gateway-hono.ts", import.meta.url));
const next = fileURLToPath(new URL("support/serve-route.ts", import.meta.url));

let server: RedisServer;
let sandbox: RunningSandbox;
let programs: Program[];
beforeEach(async () => {
  server = await startRedis();
  sandbox = await startSandbox({ requests: { pro: limit } });
  programs = [];
});
afterEach(async () => {
  for (const program of programs) program[Symbol.dispose]();
  await sandbox.close();
  await server.stop();
});

/** Starts an example. Its `send` makes lookups at the same time, and returns their statuses. */
const begin = async (file: string) => {
  const env = {
    TECHLOOKUP_API_KEY: sandbox.keys.pro,
    TECHLOOKUP_BASE_URL: sandbox.url,
    REDIS_URL: `redis://127.0.0.1:${server.port}`,
    PORT: "0",
  };
  const program = start([process.execPath, "--conditions=@techlookup/source", file], { env });
  programs.push(program);
  const url = await program.printed(/http:\S+/);
  const lookUp = async (): Promise<number> => {
    const headers = { authorization: "Bearer demo-session" };
    const response = await fetch(`${url}/v1/domain/github.com`, { headers });
    await response.text();
    return response.status;
  };
  const send = (calls: number): Promise<number[]> => Promise.all(Array.from({ length: calls }, lookUp));
  return { program, send };
};

it("the examples for Hono and Next.js stay within the limit together, and run on when Redis restarts", async () => {
  const [inHono, inNext] = await Promise.all([begin(hono), begin(next)]);
  for (const { send } of [inHono, inNext]) expect(await send(1)).toEqual([200]);
  // All leave before a response can show what the other has sent. With a window of its own, each fills the limit.
  sandbox.script({ kind: "slow-headers", delayMs: 1_000, times: 2 * limit, path: "/v1/domain/*" });
  await Promise.all([inHono, inNext].map(({ send }) => send(limit)));
  expect(sandbox.counts()).toMatchObject({ requests: limit, rateLimited: 0 });

  await server.restart();
  await inHono.program.printed(/Redis: /);
  for (const { send } of [inHono, inNext]) expect(await send(1)).toEqual([429]);
  expect(sandbox.counts()).toMatchObject({ requests: limit, rateLimited: 0 });
}, 120_000);
