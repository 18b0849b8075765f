/** A gateway beside other paths of a server of Node's own http: `node examples/node.ts`. */
import { createServer, type Server } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { createGateway } from "@techlookup/gateway";

/** Stands for your own sessions. */
const sessions = new Map([["Bearer demo-session", { id: "user-42" }]]);

const gateway = createGateway({
  apiKey: process.env.TECHLOOKUP_API_KEY,
  baseUrl: process.env.TECHLOOKUP_BASE_URL || undefined,
  basePath: "/techlookup",
  authorize: (request) => sessions.get(request.headers.get("authorization") ?? ""),
  allow: ["domains.get", "domains.detectLive", "account.credits"],
});
const listener = getRequestListener(gateway, { overrideGlobalObjects: false });

export const server: Server = createServer((incoming, outgoing) => {
  if (incoming.url?.startsWith("/techlookup/")) return void listener(incoming, outgoing);
  outgoing.end("A page of yours.");
});

if (import.meta.main) {
  const port = Number(process.env.PORT || 3_000);
  server.listen(port, "127.0.0.1", () => console.log(`http://127.0.0.1:${port}/techlookup`));
}
