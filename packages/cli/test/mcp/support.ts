import { join } from "node:path";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { InMemoryTransport } from "@modelcontextprotocol/sdk/inMemory.js";
import { type Clock, TechLookup } from "@techlookup/node";
import { createSandbox, type SandboxOptions } from "@techlookup/sandbox";
import { inject } from "vitest";
import type { Budget } from "../../src/mcp/budget.ts";
import { ProcessBudget } from "../../src/mcp/process-budget.ts";
import type { ToolResult } from "../../src/mcp/results.ts";
import { loadSdk } from "../../src/mcp/sdk.ts";
import { makeServer } from "../../src/mcp/server.ts";
import { Session } from "../../src/session.ts";
import { atEnd } from "../at-end.ts";

/** Where the command is installed with what it needs for agents. */
export const program: string = join(inject("fleetHome"), "dist/bin.js");

/** A client of the SDK, and what its server has written to stderr. */
export interface Connected {
  readonly client: Client;
  readonly transport: StdioClientTransport;
  readonly notes: () => string;
  /** Calls a tool. */
  readonly call: (name: string, input?: object) => Promise<ToolResult>;
}

/** How the SDK's client calls a tool. */
export const callerOf =
  (client: Client) =>
  async (name: string, input: object = {}): Promise<ToolResult> =>
    (await client.callTool({ name, arguments: input as Record<string, unknown> })) as unknown as ToolResult;

/** Starts the command as clients do, and speaks to it by stdio. */
export const connect = async (env: Readonly<Record<string, string>>, ...args: string[]): Promise<Connected> => {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [program, "mcp", ...args],
    env: { ...env, NO_COLOR: "1" },
    stderr: "pipe",
  });
  let notes = "";
  transport.stderr?.on("data", (text) => {
    notes += String(text);
  });
  const client = new Client({ name: "test", version: "1" });
  await client.connect(transport);
  atEnd(() => client.close());
  return { client, transport, notes: () => notes, call: callerOf(client) };
};

/** A sandbox in this process, with room for everything that tests do not limit. */
export const roomySandbox = (options: SandboxOptions = {}) =>
  createSandbox({ requests: { pro: 1_000_000 }, credits: { pro: 1_000_000 }, ...options });

/** Does not wait between attempts. Limits of time, which are longer, are never reached. */
const hasty: Clock = {
  now: () => Date.now(),
  setTimer: (callback, ms) => {
    if (ms > 5_000) return () => {};
    const immediate = setImmediate(callback);
    return () => clearImmediate(immediate);
  },
};

/** One for all servers: each listens to the streams of this process. */
const session = new Session({ quiet: true });

/** A server in this process, and the SDK's client of it. */
export const connectInProcess = async (
  sandbox: ReturnType<typeof createSandbox>,
  { budget, limit = 25, live = false, folders = [] }: Partial<InProcess> = {},
) => {
  const apiKey = sandbox.keys.pro;
  const client = new TechLookup({
    ...{ apiKey, baseUrl: "http://127.0.0.1:1", fetch: sandbox.fetch },
    // Waits and outages are another's affair; attempts are what is counted.
    clock: hasty,
    recovery: false,
    pacing: false,
    retry: { maxAttempts: 3, transient: { baseMs: 0, capMs: 0 }, throttle: { baseMs: 0, capMs: 0 } },
  });
  const context = {
    ...{ session, client, apiKey, live, folders },
    budget: budget ?? new ProcessBudget(limit),
  };
  const { server, idle } = makeServer(await loadSdk(), context, { limit, isShared: budget !== undefined });
  const [own, others] = InMemoryTransport.createLinkedPair();
  const agent = new Client({ name: "test", version: "1" });
  await Promise.all([server.connect(own), agent.connect(others)]);
  return { agent, call: callerOf(agent), budget: context.budget, idle };
};

/** What a server in this process differs in. */
interface InProcess {
  readonly budget: Budget;
  readonly limit: number;
  readonly live: boolean;
  readonly folders: readonly string[];
}

/** Credits that a sandbox has charged. */
export const charged = ({ requests }: { readonly requests: readonly { readonly credits: number }[] }): number =>
  requests.reduce((sum, { credits }) => sum + credits, 0);
