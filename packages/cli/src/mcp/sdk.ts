import type { Server } from "@modelcontextprotocol/sdk/server/index.js";
import { loadPeer } from "../load-peer.ts";

/** The parts of the protocol's own SDK that every server needs. */
export interface Sdk {
  readonly Server: typeof Server;
  readonly ListToolsRequestSchema: typeof import("@modelcontextprotocol/sdk/types.js").ListToolsRequestSchema;
  readonly McpError: typeof import("@modelcontextprotocol/sdk/types.js").McpError;
}

/** The number that the protocol gives to a method that is unknown. */
export const methodNotFound = -32_601;

/** The same for parameters that are invalid, an unknown tool among them. */
export const invalidParams = -32_602;

/** Loads it. @throws UsageError when it is not installed. */
export const loadSdk = (): Promise<Sdk> =>
  loadPeer("@modelcontextprotocol/sdk", "techlookup mcp", async () => {
    const [{ Server }, { ListToolsRequestSchema, McpError }] = await Promise.all([
      import("@modelcontextprotocol/sdk/server/index.js"),
      import("@modelcontextprotocol/sdk/types.js"),
    ]);
    return { Server, ListToolsRequestSchema, McpError };
  });
