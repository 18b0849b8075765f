import type { Settings } from "./settings.ts";

/** Where a request comes from. `listed` is an origin of the option `origins`. */
export type Origin =
  | { readonly kind: "own" }
  | { readonly kind: "listed"; readonly origin: string }
  | { readonly kind: "foreign" };

/** Whether a page of the gateway's own origin sent the request, though a proxy that ended TLS hides it. */
const isOwnBehindProxy = (origin: string, request: Request, url: URL, site: string | null): boolean => {
  // Browsers set this header themselves, and only for https and localhost; pages cannot.
  if (site !== "same-origin" || !URL.canParse(origin)) return false;
  const { host } = new URL(origin);
  return host === url.host || host === request.headers.get("host");
};

/**
 * Judges the headers with which browsers tell where a request comes from, so that a foreign page cannot spend a user's
 * credits with their cookies (CSRF; OWASP CSRF Prevention Cheat Sheet, "Origin" and "Fetch Metadata").
 *
 * Requests with neither header are the gateway's own: older browsers send none with a GET of the same origin, and
 * programs, which no page drives, send none at all.
 */
export const originOf = (
  request: Request,
  url: URL,
  { origins, publicOrigin }: Pick<Settings, "origins" | "publicOrigin">,
): Origin => {
  const origin = request.headers.get("origin");
  const site = request.headers.get("sec-fetch-site");
  if (origin === null)
    return site === null || ["same-origin", "none"].includes(site) ? { kind: "own" } : { kind: "foreign" };
  if (origins.has(origin)) return { kind: "listed", origin };
  // "null" is the origin of a sandboxed frame, and what URL parsers give unknown schemes: never the gateway's own.
  const isOwn =
    origin !== "null" &&
    (origin === url.origin || origin === publicOrigin
      ? site === null || site === "same-origin"
      : isOwnBehindProxy(origin, request, url, site));
  return isOwn ? { kind: "own" } : { kind: "foreign" };
};
