/** A gateway in a Hono application: `node examples/hono.ts`. */
import { serve } from "@hono/node-server";
import { createGateway } from "@techlookup/gateway";
import { Hono } from "hono";

/** Stands for your own sessions. */
const sessions = new Map([["Bearer demo-session", { id: "user-42" }]]);

const gateway = createGateway({
  apiKey: process.env.TECHLOOKUP_API_KEY,
  baseUrl: process.env.TECHLOOKUP_BASE_URL || undefined,
  basePath: "/techlookup",
  authorize: (request) => sessions.get(request.headers.get("authorization") ?? ""),
  allow: ["domains.get", "domains.detectLive", "account.credits"],
});

export const app: Hono = new Hono();
app.get("/", (context) => context.text("A page of yours."));
app.all("/techlookup/*", (context) => gateway(context.req.raw));

if (import.meta.main) {
  serve({ fetch: app.fetch, port: Number(process.env.PORT || 3_000), hostname: "127.0.0.1" }, ({ port }) =>
    console.log(`http://127.0.0.1:${port}/techlookup`),
  );
}
