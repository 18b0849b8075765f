/** A gateway on Deno: `deno run --allow-net --allow-env examples/deno.ts`. */
import { createGateway } from "@techlookup/gateway";

/** What Deno has of its own, for compilers that do not know it. */
declare const Deno: {
  readonly env: { get(name: string): string | undefined };
  serve(options: { port: number; hostname: string }, handler: (request: Request) => Promise<Response>): unknown;
};

/** Stands for your own sessions. */
const sessions = new Map([["Bearer demo-session", { id: "user-42" }]]);

const gateway = createGateway({
  apiKey: Deno.env.get("TECHLOOKUP_API_KEY"),
  baseUrl: Deno.env.get("TECHLOOKUP_BASE_URL") || undefined,
  basePath: "/techlookup",
  authorize: (request) => sessions.get(request.headers.get("authorization") ?? ""),
  allow: ["domains.get", "domains.detectLive", "account.credits"],
});

Deno.serve({ port: Number(Deno.env.get("PORT") || 3_000), hostname: "127.0.0.1" }, gateway);
