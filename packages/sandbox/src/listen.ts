import { once } from "node:events";
import type { Server } from "node:http";

/** What to do about each way in which listening goes wrong. */
const problems: Readonly<Record<string, string>> = {
  EADDRINUSE: "is in use: end what uses it, or choose another (0 takes any free one)",
  EACCES: "needs more rights than this process has: choose one from 1024 on",
  EADDRNOTAVAIL: "cannot be opened: the host is no address of this machine; 127.0.0.1 always is",
  ENOTFOUND: "cannot be opened: the host has no address; 127.0.0.1 always is one",
};

/**
 * Makes a server listen.
 *
 * @throws Error that names the port, the host and what to do.
 */
export const listen = async (server: Server, port: number, host: string): Promise<void> => {
  try {
    server.listen(port, host);
    await once(server, "listening");
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    throw new Error(`Port ${port} on ${host} ${problems[code] ?? `cannot be opened: ${message}`}`, { cause: error });
  }
};

/** Ends all connections, the idle and the hanging ones too, and stops listening. */
export const stopListening = async (server: Server): Promise<void> => {
  if (!server.listening) return;
  const closed = once(server, "close");
  server.close();
  server.closeAllConnections();
  await closed;
};

const wildcards: Readonly<Record<string, string>> = { "0.0.0.0": "127.0.0.1", "::": "::1" };

/** The address under which this machine itself reaches the server. */
export const urlOf = (host: string, port: number): string => {
  const name = wildcards[host] ?? host;
  return `http://${name.includes(":") ? `[${name}]` : name}:${port}`;
};
