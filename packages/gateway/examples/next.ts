/** A gateway in Next.js: `app/techlookup/[...path]/route.ts`. */
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

export { gateway as GET, gateway as POST };

/** In seconds, for hosts that end a function sooner: a live detection takes up to 120. */
export const maxDuration = 130;
