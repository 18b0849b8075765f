import { createServer, type IncomingMessage, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { createServer as createTcpServer, type Socket, type Server as TcpServer } from "node:net";
import { text } from "node:stream/consumers";
import { createSandbox, type Sandbox, sandboxKeys } from "@techlookup/sandbox";
import { findRefusedUrl, listen } from "@techlookup-tools/programs/ports";
import type { Certificate, Certificates } from "./certificates.ts";
import { damages, type WholeAnswer } from "./damages.ts";

/** A relay to a sandbox that does one kind of damage, and counts the requests that it has read. */
export interface Relay extends Disposable {
  readonly url: string;
  readonly requests: number;
}

const certificateOf = (fault: string, certificates: Certificates): Certificate | undefined =>
  ({
    "tls-trusted": certificates.trusted,
    "tls-broken": certificates.trusted,
    "tls-wrong-host": certificates.wrongHost,
    "tls-self-signed": certificates.selfSigned,
  })[fault];

/**
 * Answers what a page asks before it sends a token to another origin. Not counted: it is the browser's own request. Written past the
 * server's queue of responses, which the damages do not use.
 */
const answerPreflight = (socket: Socket, fault: string): void => {
  // Its connection is used again only where the case is about that.
  const isReused = fault === "reset-reused";
  const lines = [
    "HTTP/1.1 204 No Content",
    "access-control-allow-origin: *",
    "access-control-allow-methods: GET, POST",
    "access-control-allow-headers: authorization, content-type",
    "access-control-max-age: 7200",
    `connection: ${isReused ? "keep-alive" : "close"}`,
  ];
  socket.write(`${lines.join("\r\n")}\r\n\r\n`);
  if (!isReused) socket.end();
};

/** Passes a request on to the sandbox. */
const askSandbox = async (sandbox: Sandbox, { method = "", url = "" }: IncomingMessage, body: string) => {
  const headers = { authorization: `Bearer ${sandboxKeys.pro}`, "content-type": "application/json" };
  const response = await sandbox.fetch(`http://sandbox.test${url}`, { method, headers, ...(body !== "" && { body }) });
  const bytes = Buffer.from(await response.arrayBuffer());
  const head: WholeAnswer["head"] = (length = { "content-length": String(bytes.byteLength) }) => {
    const cors = { "access-control-allow-origin": "*" };
    const fields = { "content-type": "application/json", ...cors, connection: "close", ...length };
    const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
    return Buffer.from(`HTTP/1.1 ${response.status} ${response.statusText || "OK"}\r\n${lines.join("")}\r\n`);
  };
  return { body: bytes, head };
};

/** Reads requests, each of which has its damage. */
const serverOf = (certificate: Certificate | undefined, handle: (request: IncomingMessage) => void): TcpServer => {
  const server: Server = certificate ? createTlsServer({ ...certificate }, handle) : createServer(handle);
  server.keepAliveTimeout = 0;
  return server;
};

/** Starts the relay of one case. */
export const startRelay = async (fault: string, certificates: Certificates): Promise<Relay> => {
  const nobody = { requests: 0, [Symbol.dispose]: () => {} };
  if (fault === "dns") return { url: "https://no-such-host.invalid", ...nobody };
  if (fault === "refused") return { url: await findRefusedUrl(), ...nobody };
  const sandbox = createSandbox();
  const sockets = new Set<Socket>();
  const byPort = new Map<number | undefined, Socket>();
  const served = new WeakMap<Socket, number>();
  let requests = 0;
  const onRequest = async (request: IncomingMessage): Promise<void> => {
    const { socket } = request;
    if (request.method === "OPTIONS") return answerPreflight(socket, fault);
    const body = await text(request);
    requests += 1;
    const [count, onConnection] = [requests, (served.get(socket) ?? 0) + 1];
    served.set(socket, onConnection);
    const below = byPort.get(socket.remotePort) ?? socket;
    damages[fault]?.(
      fault === "tls-broken" ? below : socket,
      await askSandbox(sandbox, request, body),
      count,
      onConnection,
    );
  };
  const handle = (request: IncomingMessage): void => {
    // A client that turns away in the middle of its request is part of some cases.
    onRequest(request).catch(() => request.socket.destroy());
  };
  const certificate = certificateOf(fault, certificates);
  const server: TcpServer =
    fault === "reset-unread" ? createTcpServer({ pauseOnConnect: true }) : serverOf(certificate, handle);
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    byPort.set(socket.remotePort, socket);
    socket.on("error", () => {});
    socket.on("close", () => sockets.delete(socket));
    // Later, or it would be up to chance whether connecting or the first read meets the reset.
    if (fault === "reset-unread") setTimeout(() => socket.resetAndDestroy(), 150);
  });
  const port = await listen(server);
  // A server without TLS answers what it cannot read with a bare 400.
  const isTls = certificate !== undefined || fault === "tls-not-spoken";
  return {
    url: isTls ? `https://localhost:${port}` : `http://127.0.0.1:${port}`,
    get requests() {
      return requests;
    },
    [Symbol.dispose]: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
};
