import { once } from "node:events";
import { type AddressInfo, createServer, type Server } from "node:net";

/** Listens on any free port of this machine, and gives its number. */
export const listen = async (server: Server): Promise<number> => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
};

/** A port of this machine where nobody listens: somebody did, and may again. */
export const findFreePort = async (): Promise<number> => {
  const server = createServer();
  const port = await listen(server);
  server.close();
  await once(server, "close");
  return port;
};

/** An address where nobody listens: on Linux one of loopback's that nobody uses, so that no other server comes there. */
export const findRefusedUrl = async (): Promise<string> =>
  `http://${process.platform === "linux" ? "127.0.0.2" : "127.0.0.1"}:${await findFreePort()}`;
