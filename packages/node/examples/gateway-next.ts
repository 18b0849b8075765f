/** A gateway in Next.js whose instances share the API's rate limit through Redis: `app/techlookup/[...path]/route.ts`. */
import { createGateway, type Gateway } from "@techlookup/gateway";
import { redisWindow } from "@techlookup/node/redis";
import { Redis } from "ioredis";

/** Stands for your own sessions. */
const sessions = new Map([["Bearer demo-session", { id: "user-42" }]]);

const start = (): Gateway => {
  const apiKey = process.env.TECHLOOKUP_API_KEY ?? "";
  const store = new Redis(process.env.REDIS_URL || "redis://localhost:6379", { maxRetriesPerRequest: 1 });
  store.on("error", ({ message }: Error) => console.error(`Redis: ${message}`));
  return createGateway({
    apiKey,
    baseUrl: process.env.TECHLOOKUP_BASE_URL || undefined,
    basePath: "/techlookup",
    authorize: (request) => sessions.get(request.headers.get("authorization") ?? ""),
    allow: ["domains.get"],
    pacing: { window: redisWindow({ client: store, apiKey }) },
  });
};

// Created by the first request: `next build` loads this file as well, without a key and without Redis.
let gateway: Gateway | undefined;

const handle = (request: Request): Promise<Response> => {
  gateway ??= start();
  return gateway(request);
};

export { handle as GET, handle as POST };
