/** A gateway on Bun: `bun examples/bun.ts`. */
import { createGateway } from "@techlookup/gateway";

/** What Bun has of its own, for compilers that do not know it. */
declare const Bun: {
  readonly env: Readonly<Record<string, string | undefined>>;
  serve(options: {
    port: number;
    hostname: string;
    idleTimeout: number;
    fetch: (request: Request) => Promise<Response>;
  }): {
    readonly url: URL;
  };
};

/** Stands for your own sessions. */
const sessions = new Map([["Bearer demo-session", { id: "user-42" }]]);

const gateway = createGateway({
  apiKey: Bun.env.TECHLOOKUP_API_KEY,
  baseUrl: Bun.env.TECHLOOKUP_BASE_URL || undefined,
  basePath: "/techlookup",
  authorize: (request) => sessions.get(request.headers.get("authorization") ?? ""),
  allow: ["domains.get", "domains.detectLive", "account.credits"],
});

const { url } = Bun.serve({
  port: Number(Bun.env.PORT || 3_000),
  hostname: "127.0.0.1",
  // In seconds. Bun gives up after 10 otherwise, and a live detection takes up to 120.
  idleTimeout: 180,
  fetch: gateway,
});
console.log(`${url.origin}/techlookup`);
