import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from "node:net";
import { onTestFinished } from "vitest";
import { localhost } from "./certificates.ts";

/** A server with the connections that were made to it, in their order. */
export interface Running {
  readonly port: number;
  readonly url: string;
  readonly connections: Socket[];
}

/** Starts a server, and ends it with the test. */
export const run = async (server: Server, scheme = "http", host = "127.0.0.1"): Promise<Running> => {
  const connections: Socket[] = [];
  server.on("connection", (socket) => {
    connections.push(socket);
    socket.on("error", () => {});
  });
  await once(server.listen(0), "listening");
  onTestFinished(async () => {
    for (const socket of connections) socket.destroy();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { port, url: `${scheme}://${host}:${port}`, connections };
};

/** A server of HTTP. */
export const serve = (listener: RequestListener): Promise<Running> => run(createServer(listener));

/** A server of HTTP over TLS, with a certificate of the tests' own authority. */
export const serveSecurely = async (listener: RequestListener): Promise<Running> =>
  run(createTlsServer(await localhost(), listener), "https", "localhost");

/** A server that is called with each connection, and speaks bytes. */
export const serveBytes = (listener: (socket: Socket, count: number) => void): Promise<Running> => {
  let count = 0;
  return run(createTcpServer((socket) => listener(socket, ++count)));
};

/** The bytes of an answer with a body. */
export const answer = (body: string, ...headers: string[]): string =>
  ["HTTP/1.1 200 OK", `content-length: ${Buffer.byteLength(body)}`, ...headers, "", body].join("\r\n");

/** Answers each request on a connection with these bytes, as far as each comes in one piece. */
export const answering =
  (...texts: (string | Buffer)[]) =>
  (socket: Socket): void => {
    let index = 0;
    socket.on("data", () => socket.write(texts[Math.min(index++, texts.length - 1)] ?? ""));
  };
