import type { CommonOptions } from "@techlookup/core";

/**
 * The address of a gateway: an absolute URL, or a path on the web page's own server. A secret key does not fit: a string that is
 * not known to begin like a URL does not compile. If the address comes from a configuration, pass a `URL`.
 *
 * @example
 * const gateway: GatewayUrl = "/api/techlookup";
 */
export type GatewayUrl = URL | `https://${string}` | `http://${string}` | `/${string}` | `./${string}` | `../${string}`;

/**
 * Returns a short-lived token. It is called before every request: reuse a token for as long as it is valid.
 *
 * @example
 * const token: TokenProvider = async () => (await fetch("/session/token")).text();
 */
export type TokenProvider = () => string | Promise<string>;

interface PageOptions extends CommonOptions {
  /** Whether to send cookies, as in `fetch`. Default `same-origin`; use `include` for a gateway on another origin. */
  readonly credentials?: RequestCredentials | undefined;
  /** Anyone who opens a web page can read everything in it: do not pass a key here. */
  readonly apiKey?: never;
}

interface WithGateway extends PageOptions {
  /** Your server, which holds the key: a handler of `@techlookup/gateway`, or one that responds in the same way. */
  readonly gateway: GatewayUrl;
  /** Sent as `Authorization: Bearer …`. Leave it out if cookies identify the visitor: same-origin calls then need no token. */
  readonly token?: TokenProvider | undefined;
  readonly baseUrl?: never;
}

interface WithToken extends PageOptions {
  /** Sent as `Authorization: Bearer …`. */
  readonly token: TokenProvider;
  /** A server that accepts such tokens. Whether the API itself accepts tokens is unknown. Default `https://api.technologychecker.io`. */
  readonly baseUrl?: GatewayUrl | undefined;
  readonly gateway?: never;
}

/**
 * The options of a client in a web page: the URL of a gateway, or a provider of short-lived tokens.
 *
 * @example
 * new TechLookup({ gateway: "/api/techlookup", deadlineMs: 20_000 });
 */
export type BrowserOptions = WithGateway | WithToken;
