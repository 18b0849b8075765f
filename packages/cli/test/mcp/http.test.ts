import { request } from "node:http";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { expect, it } from "vitest";
import { atEnd } from "../at-end.ts";
import { until } from "../enrich/support.ts";
import { run, sandboxFor, start } from "../support.ts";
import { callerOf, charged, program } from "./support.ts";

const initialize = JSON.stringify({
  ...{ jsonrpc: "2.0", id: 1, method: "initialize" },
  params: { protocolVersion: "2025-06-18", capabilities: {}, clientInfo: { name: "t", version: "1" } },
});

/** The status of a request with headers that no client of the SDK sends. */
const statusOf = (url: URL, headers: Record<string, string>): Promise<number> =>
  new Promise((done, fail) => {
    const accept = "application/json, text/event-stream";
    const options = { method: "POST", headers: { accept, "content-type": "application/json", ...headers } };
    const sent = request(url, options, (response) => {
      response.destroy();
      done(response.statusCode ?? 0);
    });
    sent.on("error", fail).end(initialize);
  });

/** Starts the server, and waits until it says where it listens. */
const serve = async (env: Readonly<Record<string, string>>, ...args: string[]) => {
  const started = start(["mcp", "--http", "0", ...args], { env, isPiping: true, program });
  await until(() => started.output.stderr.includes("serves") || started.child.exitCode !== null);
  const url = new URL(/http:\S+/.exec(started.output.stderr)?.[0] ?? "");
  const stop = (): void => void started.child.kill("SIGTERM");
  atEnd(stop);
  return { ...started, url, stop };
};

it("serves this machine by HTTP, within one limit for all sessions, and no page of another origin", async () => {
  const { sandbox, env } = await sandboxFor();
  const { stop, output, ended, url } = await serve(env, "--credit-limit", "3");
  expect(url.hostname).toBe("127.0.0.1");
  const agents = await Promise.all(
    ["a", "b"].map(async (name) => {
      const client = new Client({ name, version: "1" });
      await client.connect(new StreamableHTTPClientTransport(url) as never);
      return callerOf(client);
    }),
  );
  for (const call of [...agents, ...agents]) await call("domains_get", { domain: "github.com" });
  expect(charged(sandbox)).toBe(3);
  expect(await statusOf(url, {})).toBe(200);
  expect(await statusOf(url, { host: "evil.example" })).toBe(403);
  expect(await statusOf(url, { origin: "https://evil.example" })).toBe(403);
  expect(await statusOf(new URL("/other", url), {})).toBe(404);
  expect(await statusOf(url, { "mcp-session-id": "of-nobody" })).toBe(404);
  stop();
  expect((await ended).code).toBe(130);
  expect(output.stdout).toBe("");
});

it("answers whoever has the token alone, where one is set", async () => {
  const { env } = await sandboxFor();
  const token = "0123456789abcdef";
  const { url, output } = await serve({ ...env, TECHLOOKUP_MCP_TOKEN: token });
  expect(await statusOf(url, {})).toBe(401);
  expect(await statusOf(url, { authorization: `Bearer ${token}0` })).toBe(401);
  expect(await statusOf(url, { authorization: `Bearer ${token}`, origin: "https://evil.example" })).toBe(403);
  expect(await statusOf(url, { authorization: `Bearer ${token}` })).toBe(200);
  expect(await statusOf(url, { authorization: `bearer ${token}` })).toBe(200);
  expect(await statusOf(url, { authorization: token })).toBe(401);
  expect(output.stderr).not.toContain(token);
  const short = await run(["mcp", "--http", "0"], { env: { ...env, TECHLOOKUP_MCP_TOKEN: "too-short" }, program });
  expect(short).toMatchObject({ code: 2, stderr: expect.stringContaining("has 9 characters, and needs 16") });
  const spaced = await run(["mcp", "--http", "0"], { env: { ...env, TECHLOOKUP_MCP_TOKEN: `${token} ` }, program });
  expect(spaced).toMatchObject({ code: 2, stderr: expect.stringContaining("no request can have") });
});
