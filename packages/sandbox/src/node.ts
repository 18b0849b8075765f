import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener, RequestError } from "@hono/node-server";
import { listen, stopListening, urlOf } from "./listen.ts";
import { openSandbox, type Sandbox } from "./sandbox.ts";
import type { SandboxOptions } from "./sandbox-options.ts";
import { serverConnection } from "./server-connection.ts";

/**
 * The options of a sandbox's server.
 *
 * @example
 * await startSandbox({ port: 8787, windowMs: 1_000 });
 */
export interface StartOptions extends SandboxOptions {
  /** The port. Default 0: any free port. */
  readonly port?: number;
  /** The host to listen on. Default `127.0.0.1`: this machine alone. Anyone who reaches the server can also script it. */
  readonly host?: string;
}

/**
 * A sandbox that listens on a port.
 *
 * @example
 * await sandbox.refuseConnections();
 * await expect(client.account.credits()).rejects.toMatchObject({ code: "NETWORK_ERROR" });
 * await sandbox.acceptConnections();
 */
export interface RunningSandbox extends Sandbox {
  /** `http://127.0.0.1:PORT`: pass it as `baseUrl`. */
  readonly url: string;
  /** Ends every connection and stops listening until `acceptConnections`. Clients get ECONNREFUSED. */
  refuseConnections(): Promise<void>;
  /**
   * Listens again, on the same port.
   *
   * @throws Error when the port has since been taken, or the sandbox has been closed.
   */
  acceptConnections(): Promise<void>;
  /** Ends every connection, including idle and hanging ones, and stops for good. */
  close(): Promise<void>;
  /** `close()`, for `await using`. */
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Starts a sandbox as an HTTP server on this machine.
 *
 * @throws Error when the port cannot be opened. The message says why, and what to do.
 * @throws RangeError when an option is out of range, TypeError for an unknown option.
 * @example
 * await using sandbox = await startSandbox();
 * const client = new TechLookup({ apiKey: sandbox.keys.pro, baseUrl: sandbox.url });
 */
export const startSandbox = async (options: StartOptions = {}): Promise<RunningSandbox> => {
  const { port = 0, host = "127.0.0.1" } = options;
  const sandbox = openSandbox(options, true);
  const listener = getRequestListener(
    (request, { incoming, outgoing }) => {
      const connection = serverConnection(incoming as IncomingMessage, outgoing as ServerResponse);
      return sandbox.fetch(request, { connection });
    },
    {
      overrideGlobalObjects: false,
      errorHandler: (error) => new Response(null, { status: error instanceof RequestError ? 400 : 500 }),
    },
  );
  const server = createServer((incoming: IncomingMessage, outgoing: ServerResponse) => {
    // A connection that is reset in the middle of an answer is what was asked for.
    outgoing.on("error", () => {});
    void listener(incoming, outgoing);
  });
  await listen(server, port, host);
  const { port: actual } = server.address() as AddressInfo;
  let closed: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closed ??= stopListening(server);
    return closed;
  };
  const acceptConnections = async (): Promise<void> => {
    if (closed) throw new Error(`The sandbox on port ${actual} has been closed: start another`);
    if (!server.listening) await listen(server, actual, host);
  };
  return Object.defineProperties({} as RunningSandbox, {
    ...Object.getOwnPropertyDescriptors(sandbox),
    ...Object.getOwnPropertyDescriptors({
      url: urlOf(host, actual),
      refuseConnections: () => stopListening(server),
      acceptConnections,
      close,
      [Symbol.asyncDispose]: close,
    }),
  });
};
