/** A gateway in a Hono application whose instances share the API's rate limit through Redis: `node examples/gateway-hono.ts`. */
import { serve } from "@hono/node-server";
import { createGateway } from "@techlookup/gateway";
import { redisWindow } from "@techlookup/node/redis";
import { Hono } from "hono";
import { createClient } from "redis";

/** Stands for your own sessions. */
const sessions = new Map([["Bearer demo-session", { id: "user-42" }]]);

const apiKey = process.env.TECHLOOKUP_API_KEY ?? "";
const store = await createClient({ url: process.env.REDIS_URL || "redis://localhost:6379" })
  // Without a listener, Node ends the process when the connection to Redis breaks.
  .on("error", ({ message }: Error) => console.error(`Redis: ${message}`))
  .connect();

const gateway = createGateway({
  apiKey,
  baseUrl: process.env.TECHLOOKUP_BASE_URL || undefined,
  basePath: "/techlookup",
  authorize: (request) => sessions.get(request.headers.get("authorization") ?? ""),
  allow: ["domains.get"],
  pacing: { window: redisWindow({ client: store, apiKey }) },
});

const app = new Hono();
app.all("/techlookup/*", (context) => gateway(context.req.raw));

serve({ fetch: app.fetch, port: Number(process.env.PORT || 3_000), hostname: "127.0.0.1" }, ({ port }) =>
  console.log(`http://127.0.0.1:${port}/techlookup`),
);
