import type { Socket } from "node:net";
import { type Done, failure, secure, tcp, whenReady } from "./sockets.ts";
import type { Target } from "./target.ts";
import { connectOverProxy } from "./tunnel.ts";

/** How often the system asks whether the other side of a connection is still there. */
const probeMs = 60_000;

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
    if (proxy) first = connectOverProxy(proxy, target, end);
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
