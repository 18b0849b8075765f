import type { GateEvent, RecoveryGate } from "@techlookup/core";
import type { PacingOptions, PacingWindow } from "@techlookup/core/platform";
import type { EndpointName } from "./endpoints.ts";

export type { GateEvent, PacingOptions, PacingWindow, RecoveryGate };

/**
 * The caller of a request, as far as the gateway needs to know it.
 *
 * @example
 * const caller: Caller = { id: "user-42" };
 */
export interface Caller {
  /** Identifies the caller for the limits: 1 to 200 characters. Not sent to the API. */
  readonly id: string;
}

/**
 * Returns the caller of a request, or `null` (`undefined`, `false`, an empty string) to refuse the request with a 401. It may read
 * the headers, which never reach the API; it must not read the body. If it throws, the caller gets a 500 without the reason.
 *
 * @example
 * const sessions = new Map([["Bearer a-session-of-yours", { id: "user-42" }]]);
 * const authorize: Authorize = ({ headers }) => sessions.get(headers.get("authorization") ?? "");
 */
export type Authorize = (
  request: Request,
) => Caller | null | undefined | false | "" | Promise<Caller | null | undefined | false | "">;

/**
 * A gateway: a handler in the format of Hono, Deno, Bun, workers and Next.js. It never rejects.
 *
 * @example
 * const timed = (gateway: Gateway): Gateway => async (request) => {
 *   console.time(request.url);
 *   return gateway(request).finally(() => console.timeEnd(request.url));
 * };
 */
export type Gateway = (request: Request) => Promise<Response>;

/**
 * The options of a gateway. Limits of callers count in this process alone; the API's own limit counts in the window of `pacing`, which
 * several processes can share.
 *
 * @example
 * const limits: Pick<GatewayOptions, "limitPerMinute" | "creditsPerDay"> = { limitPerMinute: 20, creditsPerDay: 50 };
 */
export interface GatewayOptions {
  /** Your API key. It leaves this process only in the requests to `baseUrl`. */
  readonly apiKey: string | undefined;
  /** Returns the caller of a request. Required: an open gateway lets anyone spend your credits (OWASP API2). */
  readonly authorize: Authorize;
  /** The endpoints that callers may use. Required, because each is a way to spend credits (OWASP API5). */
  readonly allow: readonly EndpointName[];
  /** The path at which you mount the gateway, such as `/techlookup`: what precedes `/v1/…`. Default: none. */
  readonly basePath?: string | undefined;
  /** The address of the API: https, or http on this machine. Default `https://api.technologychecker.io`. */
  readonly baseUrl?: string | URL | undefined;
  /**
   * Origins of other sites whose web pages may call the gateway, such as `https://app.example.com`, exactly as browsers send them.
   * Default: none, so only web pages of the gateway's own origin may.
   */
  readonly origins?: readonly string[] | undefined;
  /**
   * The gateway's own origin as browsers see it, such as `https://shop.example`. Required behind a proxy that terminates TLS
   * and sends another `Host`, as nginx does by default: otherwise, web pages of the gateway's own origin look foreign. Default:
   * the origin of the request's URL.
   */
  readonly publicOrigin?: string | undefined;
  /**
   * Headers that web pages of `origins` may send besides `content-type` and `authorization`, such as `sentry-trace`, `baggage`
   * and `traceparent`, which tracing adds to every request. None of them reaches the API. Default: none.
   */
  readonly allowedHeaders?: readonly string[] | undefined;
  /** Whether web pages of `origins` may send cookies. Default `false`. */
  readonly allowCredentials?: boolean | undefined;
  /** The most requests of one caller in any 60 seconds; beyond that, a 429. `Infinity` turns it off. Default 60, the limit of the smallest plan. */
  readonly limitPerMinute?: number | undefined;
  /**
   * The most credits of one caller in a day (UTC), counted by the prices of `endpoints`, an upper bound; beyond that, a 402.
   * Default `Infinity`.
   */
  readonly creditsPerDay?: number | undefined;
  /**
   * Sends requests at the speed that the API's rate limit allows, for all callers together: a request that would get a 429 waits until there is
   * room, for 2 seconds at most, then it is refused with a 429 and a `Retry-After`. With a `window` that several processes share, such as one
   * in Redis, their gateways stay within the limit together. `false` sends every request at once. Default `{}`: paced, with the whole limit
   * that the API reports, counted in this process.
   */
  readonly pacing?: false | PacingOptions | undefined;
  /**
   * Holds callers back while the API is down: one request at a time tries it, and the others wait until it responds, for 2 seconds at most, then
   * they are refused with a 503 and a `Retry-After`. Each endpoint is judged separately. Pass a `RecoveryGate` to share the state of the API
   * with clients in this process. `false` sends every request anyway. Default `true`: the gateway's own gate.
   */
  readonly recovery?: boolean | RecoveryGate | undefined;
  /** The largest request body, in bytes; beyond that, a 413. Default 16,384: many times the length of a URL. */
  readonly maxRequestBytes?: number | undefined;
  /** The largest response of the API, in bytes after decompression; beyond that, a 502. Default 10,485,760 (10 MiB), as in the clients. */
  readonly maxResponseBytes?: number | undefined;
  /** The longest wait for the API, body included, in milliseconds; beyond that, a 504. Default 30,000; live detection 120,000. */
  readonly timeoutMs?: number | undefined;
  /** The longest wait for a caller's request body, in milliseconds; beyond that, a 408. Default 10,000. */
  readonly bodyTimeoutMs?: number | undefined;
  /**
   * Called with problems that you should know of and the caller should not: what `authorize` threw, a key that the API rejects, an API
   * that cannot be reached. What it throws is ignored.
   */
  readonly onError?: ((error: unknown, request: Request) => void | Promise<void>) | undefined;
  /**
   * Called when callers begin to wait together, because the API is down or sent a 429, when one of them tries it, and when they resume, like the
   * hook of the clients. What it throws is ignored.
   */
  readonly onGate?: ((event: GateEvent) => void | Promise<void>) | undefined;
  /** Sends requests. Default: the platform's `fetch`. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Returns milliseconds since 1970 (UTC), for the limits; for tests. Default: the platform's clock. */
  readonly now?: (() => number) | undefined;
}
