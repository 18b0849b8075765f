import { createServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import { createSandbox } from "@techlookup/sandbox";
import { askSandbox } from "./answer.ts";
import type { Certificate, Certificates } from "./certificates.ts";
import { damages } from "./damages.ts";
import { findRefusedUrl, listen } from "./listen.ts";
import { readRequests } from "./read-request.ts";

/** A relay to a sandbox that does one kind of damage, and counts the requests that it has read. */
export interface Relay extends Disposable {
  readonly url: string;
  readonly requests: number;
}

/**
 * What a page asks before it sends a token to another origin. Not counted: it is the browser's own request. Its connection
 * is used again only where that is what the case is about.
 */
const preflightAnswer = (fault: string): string =>
  [
    "HTTP/1.1 204 No Content",
    "access-control-allow-origin: *",
    "access-control-allow-methods: GET, POST",
    "access-control-allow-headers: authorization, content-type",
    "access-control-max-age: 7200",
    `connection: ${fault === "reset-reused" ? "keep-alive" : "close"}`,
    "\r\n",
  ].join("\r\n");

const certificateOf = (fault: string, certificates: Certificates): Certificate | undefined =>
  ({
    "tls-trusted": certificates.trusted,
    "tls-wrong-host": certificates.wrongHost,
    "tls-self-signed": certificates.selfSigned,
  })[fault];

/** Starts the relay of one case. */
export const startRelay = async (fault: string, certificates: Certificates): Promise<Relay> => {
  if (fault === "dns") return { url: "https://no-such-host.invalid", requests: 0, [Symbol.dispose]: () => {} };
  if (fault === "refused") {
    return { url: await findRefusedUrl(), requests: 0, [Symbol.dispose]: () => {} };
  }
  const sandbox = createSandbox();
  const sockets = new Set<Socket>();
  let requests = 0;
  const onConnection = (socket: Socket): void => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => sockets.delete(socket));
    if (fault === "reset-unread") return void socket.resetAndDestroy();
    if (fault === "tls-not-spoken") {
      return void socket.once("data", () => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
    }
    let onThisConnection = 0;
    readRequests(socket, async ({ method, path, body }) => {
      if (method === "OPTIONS") {
        socket.write(preflightAnswer(fault));
        if (fault !== "reset-reused") socket.end();
        return;
      }
      requests += 1;
      const count = requests;
      onThisConnection += 1;
      const onConnection = onThisConnection;
      const answer = await askSandbox(sandbox, method, path, body);
      damages[fault]?.(socket, answer, count, onConnection);
    });
  };
  const certificate = certificateOf(fault, certificates);
  const server: Server = certificate ? createTlsServer({ ...certificate }, onConnection) : createServer(onConnection);
  // What a TLS server says of clients that turn away is what these cases are about.
  server.on("tlsClientError", () => {});
  const port = await listen(server);
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
