import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { WorkerHealth } from "@techlookup/bullmq";
import { UsageError } from "../usage-error.ts";

/** A worker that closes is alive, and ready for nothing. */
const goodStates: Readonly<Record<string, readonly WorkerHealth["state"][]>> = {
  "/healthz": ["ok", "closing"],
  "/readyz": ["ok"],
};

/**
 * Says over HTTP how a worker is: `GET /healthz` and `GET /readyz`, with 200 or 503 and its health as JSON.
 *
 * @throws UsageError when the port cannot be opened.
 */
export const startHealthServer = async (health: () => WorkerHealth, port: number, host: string): Promise<Server> => {
  const server = createServer(({ method = "", url = "" }, response) => {
    const good = goodStates[url.split("?")[0] ?? ""];
    const [status, body] = !good
      ? [404, { paths: Object.keys(goodStates) }]
      : method !== "GET" && method !== "HEAD"
        ? [405, { methods: ["GET", "HEAD"] }]
        : [good.includes(health().state) ? 200 : 503, health()];
    response.writeHead(status, {
      "content-type": "application/json",
      "cache-control": "no-store",
      connection: "close",
    });
    response.end(method === "HEAD" ? undefined : `${JSON.stringify(body)}\n`);
  });
  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    const why = code === "EADDRINUSE" ? "another program uses it" : String(code);
    throw new UsageError(`--health-port ${port} cannot be opened on ${host}: ${why}. Choose another.`);
  }
  return server;
};
