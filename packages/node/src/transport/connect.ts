import type { Socket } from "node:net";
import { node } from "./builtins.ts";
import type { HttpProxy } from "./proxy.ts";
import type { Target } from "./target.ts";

/** A connection that is not made by then is given up, so that a request that has certainly not left can be repeated. Ours. */
const limitMs = 10_000;

/** How often the system asks whether the other side of a connection is still there. */
const probeMs = 60_000;

/** Called once: with a connection that a request can be written to, or with why there is none. */
type Done = (error: Error | undefined, socket?: Socket) => void;

const failure = (
  message: string,
  fields: { readonly code: string; readonly syscall?: string; readonly cause?: unknown },
) => Object.assign(new Error(message), fields);

/** Called when a socket is ready, or has failed. Listens no longer then. */
const whenReady = (socket: Socket, event: "connect" | "secureConnect", done: Done): void => {
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

const tcp = (host: string, port: number): Socket => node("node:net").connect({ host, port });

/** The last session of each target: a connection that resumes one takes a round trip and a signature less. */
const sessions = new Map<string, Buffer>();
const maxSessions = 100;

const secure = ({ host, port }: Pick<Target, "host" | "port">, key: string, socket?: Socket): Socket => {
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
  return secured;
};

/** A tunnel through a proxy. */
const openTunnel = (proxy: HttpProxy, socket: Socket, { host, port }: Target, done: Done): void => {
  const { ClientRequest } = node("node:http");
  const authority = `${host.includes(":") ? `[${host}]` : host}:${port}`;
  const request = new ClientRequest({
    method: "CONNECT",
    path: authority,
    headers: { host: authority, ...(proxy.authorization && { "proxy-authorization": proxy.authorization }) },
    createConnection: () => socket,
  });
  const refuse = (message: string, cause?: unknown): void => {
    socket.destroy();
    // Not Node's own code for this, ERR_PROXY_TUNNEL: its requests keep an error with that one to themselves.
    done(failure(message, { code: "ERR_PROXY_NO_TUNNEL", cause }));
  };
  request.once("error", (cause) => refuse(`${proxy.variable}: no tunnel to ${authority}`, cause));
  request.once("connect", ({ statusCode = 0 }, tunnel: Socket, early: Buffer) => {
    if (statusCode < 200 || statusCode > 299)
      return refuse(`${proxy.variable}: the proxy answered ${statusCode} to CONNECT ${authority}`);
    // Nothing can have come through before we have spoken.
    if (early.length > 0) return refuse(`${proxy.variable}: the proxy spoke before the tunnel was used`);
    done(undefined, tunnel);
  });
  request.end();
};

const overProxy = (proxy: HttpProxy, target: Target, done: Done): Socket => {
  const { protocol, hostname, port } = proxy.url;
  const isSecure = protocol === "https:";
  const place = { host: hostname.replace(/^\[|\]$/g, ""), port: Number(port) || (isSecure ? 443 : 80) };
  const first = isSecure ? secure(place, proxy.url.href) : tcp(place.host, place.port);
  whenReady(first, isSecure ? "secureConnect" : "connect", (error) => {
    if (error)
      return done(
        failure(`${proxy.variable}: the proxy cannot be reached`, { code: "ERR_PROXY_UNREACHABLE", cause: error }),
      );
    if (!target.isSecure) return done(undefined, first);
    openTunnel(proxy, first, target, (refused, tunnel) => {
      if (!tunnel) return done(refused);
      whenReady(secure(target, target.key, tunnel), "secureConnect", done);
    });
  });
  return first;
};

/**
 * Connects to a target: through its proxy, if it has one, and with TLS spoken to its end where it is secure. Whoever gets an error
 * knows that no byte of a request was written.
 *
 * @returns What gives the connection up, while it is made.
 */
export const connect = (target: Target, done: Done): (() => void) => {
  const { isSecure, host, port, proxy, key } = target;
  let isOver = false;
  const end: Done = (error, socket) => {
    if (isOver) return void socket?.destroy();
    isOver = true;
    socket?.setNoDelay(true).setKeepAlive(true, probeMs);
    done(error, error ? undefined : socket);
  };
  let first: Socket | undefined;
  try {
    if (proxy && !/^https?:$/.test(proxy.url.protocol))
      throw failure(`${proxy.variable} names no proxy over http or https`, {
        code: "ERR_PROXY_INVALID_CONFIG",
      });
    if (proxy) first = overProxy(proxy, target, end);
    else {
      first = isSecure ? secure(target, key) : tcp(host, port);
      whenReady(first, isSecure ? "secureConnect" : "connect", end);
    }
  } catch (error) {
    // Node's permission model, for one, throws.
    queueMicrotask(() => end(error as Error));
  }
  return () => {
    isOver = true;
    first?.destroy();
  };
};
