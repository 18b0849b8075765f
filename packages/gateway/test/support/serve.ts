import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { getRequestListener } from "@hono/node-server";
import type { Gateway } from "../../src/index.ts";

/** A gateway behind Node's http, as `@hono/node-server` mounts it. */
export const serve = async (gateway: Gateway): Promise<{ server: Server; url: string; port: number }> => {
  const listener = getRequestListener(gateway, { overrideGlobalObjects: false });
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { server, port, url: `http://127.0.0.1:${port}` };
};

/** What really comes back for bytes that no client would send. Ends when the server hangs up. `more` may wait until the first bytes have come back. */
export const exchange = (
  port: number,
  bytes: string | Buffer,
  more: (write: (text: string) => void, answered: Promise<unknown>) => void = () => {},
) =>
  new Promise<string>((resolve) => {
    const socket = connect(port, "127.0.0.1");
    let raw = "";
    const end = () => resolve(raw);
    socket.setTimeout(20_000, () => socket.destroy());
    socket.on("data", (data) => {
      raw += data;
    });
    socket.on("error", end);
    socket.on("close", end);
    socket.write(bytes);
    const answered = new Promise((isThere) => socket.once("data", isThere));
    more((text) => void (socket.writable && socket.write(text)), answered);
  });
