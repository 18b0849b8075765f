import type { Socket } from "node:net";
import { node } from "./builtins.ts";
import type { HttpProxy } from "./proxy.ts";
import { type Done, failure, limitMs, secure, tcp, whenReady } from "./sockets.ts";
import type { Target } from "./target.ts";

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
    socket.setTimeout(0).destroy();
    // Not Node's own code for this, ERR_PROXY_TUNNEL: its requests keep an error with that one to themselves.
    done(failure(message, { code: "ERR_PROXY_NO_TUNNEL", cause }));
  };
  const { variable } = proxy;
  socket
    .setTimeout(limitMs)
    .once("timeout", () => refuse(`${variable}: no tunnel to ${authority} within ${limitMs} ms`));
  request.on("error", (cause) => refuse(`${variable}: no tunnel to ${authority}`, cause));
  request.once("connect", ({ statusCode = 0 }, tunnel: Socket, early: Buffer) => {
    if (statusCode < 200 || statusCode > 299)
      return refuse(`${variable}: the proxy answered ${statusCode} to CONNECT ${authority}`);
    // Nothing can have come through before we have spoken.
    if (early.length > 0) return refuse(`${variable}: the proxy spoke before the tunnel was used`);
    tunnel.setTimeout(0);
    done(undefined, tunnel);
  });
  request.end();
};

/** Connects to a target by way of a proxy. Returns the connection to the proxy, which all others stand on. */
export const connectOverProxy = (proxy: HttpProxy, target: Target, done: Done): Socket => {
  const { protocol, hostname, port } = proxy.url;
  const isSecure = protocol === "https:";
  const place = { host: hostname.replace(/^\[|\]$/g, ""), port: Number(port) || (isSecure ? 443 : 80) };
  const first = isSecure ? secure(place, proxy.url.href) : tcp(place.host, place.port);
  // TLS above it tells of its errors.
  first.on("error", () => {});
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
