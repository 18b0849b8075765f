import type { Server } from "@modelcontextprotocol/sdk/server/index.js";
import type { RequestHandlerExtra } from "@modelcontextprotocol/sdk/shared/protocol.js";
import type { ServerNotification, ServerRequest } from "@modelcontextprotocol/sdk/types.js";
import { isTechLookupError } from "@techlookup/node";
import { UsageError } from "../usage-error.ts";
import { version } from "../version.ts";
import { checkInput } from "./check-input.ts";
import { cleaner } from "./clean.ts";
import { instructionsFor } from "./instructions.ts";
import { resultOf, type ToolResult } from "./results.ts";
import { invalidParams, methodNotFound, type Sdk } from "./sdk.ts";
import type { Context, Tool, ToolCall, ToolOutcome } from "./tool.ts";
import { toolsFor } from "./tools.ts";

type Extra = RequestHandlerExtra<ServerRequest, ServerNotification>;

const progressMs = 500;

/** A server for one client, and what it is still working on. */
export interface McpServer {
  readonly server: Server;
  /** Fulfilled once no call is on its way. */
  idle(): Promise<void>;
}

/** Makes a server with the tools of a context. Several may share the context, and with it the budget. */
export const makeServer = (
  { Server, ListToolsRequestSchema, McpError }: Sdk,
  context: Context,
  { limit, isShared }: { readonly limit: number; readonly isShared: boolean },
): McpServer => {
  const tools = toolsFor(context);
  const running = new Set<Promise<unknown>>();
  const server = new Server(
    { name: "techlookup", version },
    {
      capabilities: { tools: {} },
      instructions: instructionsFor(limit, isShared, context.folders.length > 0),
    },
  );
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: tools.map(describe) as never[] }));
  // Not a handler of this method: before one, the SDK answers arguments that are no object in words of its own.
  server.fallbackRequestHandler = async ({ method, params = {} }, extra) => {
    if (method !== "tools/call") throw new McpError(methodNotFound, "Method not found");
    const tool = tools.find(({ name }) => name === params.name);
    if (!tool) {
      const names = tools.map(({ name }) => name).join(", ");
      const shown = typeof params.name === "string" ? cleaner(context.apiKey)(params.name).slice(0, 64) : null;
      throw new McpError(invalidParams, `There is no tool ${JSON.stringify(shown)}. There are: ${names}.`);
    }
    const result = run(tool, params.arguments, extra, context);
    running.add(result);
    return result.finally(() => running.delete(result));
  };
  return { server, idle: async () => void (await Promise.allSettled(running)) };
};

const describe = ({ name, title, description, properties, required, hints }: Tool): object => ({
  ...{ name, title, description, annotations: hints },
  inputSchema: { type: "object", properties, required, additionalProperties: false },
});

const run = async (tool: Tool, given: unknown, extra: Extra, context: Context): Promise<ToolResult> => {
  const { budget, apiKey, session } = context;
  let outcome: ToolOutcome;
  try {
    const input = checkInput(tool, given);
    outcome = await tool.run({ input, signal: extra.signal, progress: reporter(extra) }, context);
  } catch (error) {
    outcome = { error, credits: 0 };
  }
  const { error } = outcome;
  if (session.globals.debug && error instanceof Error && !(error instanceof UsageError) && !isTechLookupError(error))
    await session.err.write(`${cleaner(apiKey)(error.stack ?? error.message)}\n`);
  return resultOf(outcome, await budget.state().catch(() => undefined), apiKey);
};

/** Notifies a client that asked for it, twice a second at most. */
const reporter = ({ _meta, sendNotification }: Extra): ToolCall["progress"] => {
  const progressToken = _meta?.progressToken;
  let toldAtMs = -Infinity;
  return (progress, total, message) => {
    const nowMs = performance.now();
    if (progressToken === undefined || nowMs - toldAtMs < progressMs) return;
    toldAtMs = nowMs;
    const params = { progressToken, progress, message, ...(total !== undefined && { total }) };
    // A client that has gone wants none.
    sendNotification({ method: "notifications/progress", params }).catch(() => {});
  };
};
