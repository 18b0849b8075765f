import type { IncomingMessage, ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type { RuntimeId } from "@techlookup/conformance";
import { createGateway, type EndpointName, endpoints } from "@techlookup/gateway";

type Listener = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>;

const listeners = new Map<string, Listener>();

/**
 * A gateway before a sandbox, that holds a key and lets every caller call everything. Made when it is first asked for. It runs on this
 * Node, whose own transport it uses where that is the one under test.
 */
export const gatewayBefore = (runtime: RuntimeId, baseUrl: string, apiKey: string, basePath: string): Listener => {
  // Ports come back: another runtime's sandbox may have had this one.
  const key = [runtime, baseUrl, apiKey, basePath].join(" ");
  const known = listeners.get(key);
  if (known) return known;
  const gateway = createGateway({
    apiKey,
    baseUrl,
    basePath,
    allow: Object.keys(endpoints) as EndpointName[],
    // Each token is a caller of its own.
    authorize: ({ headers }) => ({ id: headers.get("authorization") ?? "nobody" }),
    ...(!runtime.endsWith("-own") && { fetch: globalThis.fetch }),
    // A 429 of one vector would make the next ones wait.
    ...{ limitPerMinute: Number.POSITIVE_INFINITY, pacing: false, recovery: false },
  });
  const listener = getRequestListener(gateway, { overrideGlobalObjects: false });
  listeners.set(key, listener);
  return listener;
};
