import type { CommonOptions } from "@techlookup/core";

/**
 * Where a gateway is: an absolute URL, or a path of the page's own server. A secret key does not fit: a text that is not
 * known to begin like a URL does not compile. Make a `URL` of it, if it comes from a configuration.
 *
 * @example
 * const gateway: GatewayUrl = "/api/techlookup";
 */
export type GatewayUrl = URL | `https://${string}` | `http://${string}` | `/${string}` | `./${string}` | `../${string}`;

/**
 * Gives a short-lived token. It is asked before every request: keep a token for as long as it is good.
 *
 * @example
 * const token: TokenProvider = async () => (await fetch("/session/token")).text();
 */
export type TokenProvider = () => string | Promise<string>;

interface PageOptions extends CommonOptions {
  /** Whether cookies go along, as in `fetch`. Default `same-origin`; `include` for a gateway of another origin. */
  readonly credentials?: RequestCredentials | undefined;
  /** Whoever opens a page can read what is in it: a key has no place here. */
  readonly apiKey?: never;
}

interface WithGateway extends PageOptions {
  /** Your server, which holds the key: a handler of `@techlookup/gateway`, or one that answers the same way. */
  readonly gateway: GatewayUrl;
  /** Sent as `Authorization: Bearer …`. Leave it out where cookies tell who the visitor is: same-origin calls then need none. */
  readonly token?: TokenProvider | undefined;
  readonly baseUrl?: never;
}

interface WithToken extends PageOptions {
  /** Sent as `Authorization: Bearer …`. */
  readonly token: TokenProvider;
  /** A server that knows such tokens. Nothing is known of tokens of the API itself. Default `https://api.technologychecker.io`. */
  readonly baseUrl?: GatewayUrl | undefined;
  readonly gateway?: never;
}

/**
 * What a page's client takes: the URL of a gateway, or a provider of short-lived tokens.
 *
 * @example
 * new TechLookup({ gateway: "/api/techlookup", deadlineMs: 20_000 });
 */
export type BrowserOptions = WithGateway | WithToken;
