import { once } from "node:events";
import { createServer as createHttpServer, type Server } from "node:http";
import { type AddressInfo, createServer as createTcpServer, type Server as TcpServer } from "node:net";

const success = JSON.stringify({ success: true, data: { domain: "x" } });
/** Longer than what a socket and a client hold ready: a body that is not read to its end keeps its connection busy. */
const page = Buffer.alloc(1_000_000, "The server met an error. ");
const shortPage = page.subarray(0, 100_000);

const listen = async (server: TcpServer): Promise<number> => {
  await once(server.listen(0, "127.0.0.1"), "listening");
  return (server.address() as AddressInfo).port;
};

/** A server whose every first answer to a path is a 500 of 100 kB, or of a megabyte, and whose second one is a success. */
export const startFailingOnce = async () => {
  const failed = new Set<string>();
  const seen = { requests: 0, connections: 0 };
  const server: Server = createHttpServer((request, response) => {
    seen.requests++;
    const path = request.url ?? "";
    if (failed.delete(path)) {
      response.writeHead(200, { "content-type": "application/json" }).end(success);
      return;
    }
    failed.add(path);
    const body = seen.requests % 10 === 0 ? page : shortPage;
    response.writeHead(500, { "content-type": "text/html", "content-length": body.length }).end(body);
  });
  server.on("connection", () => seen.connections++);
  return { url: `http://127.0.0.1:${await listen(server)}`, seen, server };
};

/** Servers that leave a call hanging, each at another point. */
export const startHanging = async () => {
  const silent = createTcpServer(() => {});
  const http = createHttpServer((request, response) => {
    const path = request.url ?? "";
    if (path.includes("body")) response.writeHead(200).write('{"success":');
    if (path.includes("waiting")) response.writeHead(429, { "retry-after": "60" }).end();
  });
  const url = `http://127.0.0.1:${await listen(http)}`;
  // A server that never answers the TLS handshake keeps a request connecting.
  return { silent, http, url, silentUrl: `https://127.0.0.1:${await listen(silent)}` };
};
