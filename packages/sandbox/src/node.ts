import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import type { Connection } from "./faults/connection.ts";
import { createSandbox, type Sandbox } from "./sandbox.ts";
import type { SandboxOptions } from "./sandbox-options.ts";

/** How a sandbox's server is set up. */
export interface StartOptions extends SandboxOptions {
  /** Default 0: any free port. */
  readonly port?: number;
  /** Default `127.0.0.1`: this machine alone. */
  readonly host?: string;
}

/** A sandbox that listens. */
export interface RunningSandbox extends Sandbox {
  /** `http://127.0.0.1:PORT`, to be passed as `baseUrl`. */
  readonly url: string;
  /** Ends every connection and stops listening, until `acceptConnections`. Clients see ECONNREFUSED. */
  refuseConnections(): Promise<void>;
  /** Listens again, on the same port. */
  acceptConnections(): Promise<void>;
  /** Ends every connection and stops for good. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

const listen = async (server: Server, port: number, host: string): Promise<void> => {
  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const taken =
      code === "EADDRINUSE" ? "is in use: end what uses it, or choose another (0 takes any free one)" : code;
    throw new Error(`Port ${port} on ${host} ${taken}`, { cause: error });
  }
};

const stop = async (server: Server): Promise<void> => {
  if (!server.listening) return;
  const closed = once(server, "close");
  server.close();
  server.closeAllConnections();
  await closed;
};

/**
 * Starts a sandbox as an HTTP server on this machine.
 *
 * @throws Error when the port is in use.
 * @example
 * await using sandbox = await startSandbox();
 * const client = new TechLookup({ apiKey: sandbox.keys.pro, baseUrl: sandbox.url });
 */
export const startSandbox = async (options: StartOptions = {}): Promise<RunningSandbox> => {
  const { port = 0, host = "127.0.0.1" } = options;
  const sandbox = createSandbox(options);
  const connectionOf = ({ socket }: IncomingMessage): Connection => ({ reset: () => socket.resetAndDestroy() });
  const listener = getRequestListener(
    (request, { incoming }) => sandbox.fetch(request, { connection: connectionOf(incoming as IncomingMessage) }),
    { overrideGlobalObjects: false, errorHandler: () => new Response(null, { status: 500 }) },
  );
  const server = createServer((incoming: IncomingMessage, outgoing: ServerResponse) => {
    // A connection that is reset in the middle of an answer is what was asked for.
    outgoing.on("error", () => {});
    void listener(incoming, outgoing);
  });
  await listen(server, port, host);
  const { port: actual } = server.address() as AddressInfo;
  const close = (): Promise<void> => stop(server);
  const described = Object.getOwnPropertyDescriptors(sandbox);
  return Object.defineProperties({} as RunningSandbox, {
    ...described,
    ...Object.getOwnPropertyDescriptors({
      url: `http://${host.includes(":") ? `[${host}]` : host}:${actual}`,
      refuseConnections: close,
      acceptConnections: () => listen(server, actual, host),
      close,
      [Symbol.asyncDispose]: close,
    }),
  });
};
