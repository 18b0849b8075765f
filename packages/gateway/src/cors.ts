import type { Origin } from "./origin.ts";
import type { Settings } from "./settings.ts";

/** The headers of answers that pages of other origins may read, besides those that all may. */
const exposed = "retry-after, x-ratelimit-limit, x-ratelimit-remaining, date, x-should-retry";

/** Two hours: as long as Chromium keeps it. */
const preflightSeconds = 7_200;

/** The CORS headers of an answer. None where no origins are listed. */
export const corsHeaders = (
  origin: Origin,
  settings: Pick<Settings, "origins" | "allowCredentials">,
): Record<string, string> => {
  if (settings.origins.size === 0) return {};
  // Also where the origin is not allowed, so that no cache hands one origin's answer to another.
  if (origin.kind !== "listed") return { vary: "origin" };
  return {
    vary: "origin",
    "access-control-allow-origin": origin.origin,
    "access-control-expose-headers": exposed,
    ...(settings.allowCredentials && { "access-control-allow-credentials": "true" }),
  };
};

/** Whether a request is a preflight: a browser's question, which has no body, carries no credentials and calls nothing. */
export const isPreflight = ({ method, headers }: Request): boolean =>
  method === "OPTIONS" &&
  headers.has("origin") &&
  headers.has("access-control-request-method") &&
  !headers.has("transfer-encoding") &&
  !Number(headers.get("content-length"));

/** What the answer to a preflight has besides. */
export const preflightHeaders = ({ allowedHeaders }: Pick<Settings, "allowedHeaders">): Record<string, string> => ({
  "access-control-allow-methods": "GET, POST",
  "access-control-allow-headers": ["content-type", "authorization", ...allowedHeaders].join(", "),
  "access-control-max-age": String(preflightSeconds),
});
