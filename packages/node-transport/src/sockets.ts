import type { Socket } from "node:net";
import { node } from "./builtins.ts";
import type { Target } from "./target.ts";

/** A connection that is not made by then is given up, so that a request that has certainly not left can be repeated. Our decision. */
export const limitMs = 10_000;

/** Called once: with a connection that a request can be written to, or with why there is none. */
export type Done = (error: Error | undefined, socket?: Socket) => void;

/** An error as Node's own are: with a code, and where it is known the call of the system. */
export const failure = (
  message: string,
  fields: { readonly code: string; readonly syscall?: string; readonly cause?: unknown },
): Error => Object.assign(new Error(message), fields);

/** Called when a socket is ready, or has failed. Listens no longer then. */
export const whenReady = (socket: Socket, event: "connect" | "secureConnect", done: Done): void => {
  const end = (error?: Error): void => {
    socket.off(event, ready).off("error", end).off("close", closed).off("timeout", late).setTimeout(0);
    if (error) {
      socket.on("error", () => {});
      socket.destroy();
    }
    done(error, socket);
  };
  const ready = (): void => end();
  const closed = (): void => end(failure("the connection was closed while it was made", { code: "ECONNRESET" }));
  const late = (): void =>
    end(failure(`no connection within ${limitMs} ms`, { code: "ETIMEDOUT", syscall: "connect" }));
  socket.once(event, ready).once("error", end).once("close", closed).once("timeout", late).setTimeout(limitMs);
};

/** A connection without TLS, as it is made. */
export const tcp = (host: string, port: number): Socket => node("node:net").connect({ host, port });

/** The last session of each target: a connection that resumes one takes a round trip and a signature less. */
const sessions = new Map<string, Buffer>();
const maxSessions = 100;

/** TLS over a connection that is given, or one of its own, as it is made. */
export const secure = ({ host, port }: Pick<Target, "host" | "port">, key: string, socket?: Socket): Socket => {
  const session = sessions.get(key);
  const secured = node("node:tls").connect({
    ...{ host, port },
    ...(socket && { socket }),
    // An address is no name that a server could have a certificate chosen by.
    servername: node("node:net").isIP(host) ? "" : host,
    ALPNProtocols: ["http/1.1"],
    ...(session && { session }),
  });
  secured.on("session", (latest) => {
    if (sessions.size >= maxSessions && !sessions.has(key)) sessions.clear();
    sessions.set(key, latest);
  });
  // One that the server does not take would fail every connection to come.
  secured.once("close", (hadError) => hadError && sessions.delete(key));
  return secured;
};
