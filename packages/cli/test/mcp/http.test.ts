import { request } from "node:http";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { expect, it } from "vitest";
import { sandboxFor, start } from "../support.ts";
import { callerOf, charged } from "./support.ts";

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

it("serves this machine by HTTP, within one limit for all sessions, and no page of another origin", async () => {
  const { sandbox, env } = await sandboxFor();
  const { child, output, ended } = start(["mcp", "--http", "0", "--credit-limit", "3"], { env, isPiping: true });
  while (!output.stderr.includes("serves")) await new Promise((done) => child.stderr.once("data", done));
  const url = new URL(/http:\S+/.exec(output.stderr)?.[0] ?? "");
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
  child.kill("SIGTERM");
  expect((await ended).code).toBe(130);
  expect(output.stdout).toBe("");
});
