import type { GateEvent, RecoveryGate } from "@techlookup/core";
import type { PacingOptions, PacingWindow } from "@techlookup/core/platform";
import type { EndpointName } from "./endpoints.ts";

export type { GateEvent, PacingOptions, PacingWindow, RecoveryGate };

/**
 * Who makes a request, as far as the gateway needs to know.
 *
 * @example
 * const caller: Caller = { id: "user-42" };
 */
export interface Caller {
  /** Tells callers apart for the limits; 1 to 200 characters. Not sent to the API. */
  readonly id: string;
}

/**
 * Says who makes a request, or `null` (`undefined`, `false`, an empty text) to refuse it with a 401. It may look at the
 * headers, which never reach the API; it must not read the body. What it throws becomes a 500 that does not tell why.
 *
 * @example
 * const sessions = new Map([["Bearer a-session-of-yours", { id: "user-42" }]]);
 * const authorize: Authorize = ({ headers }) => sessions.get(headers.get("authorization") ?? "");
 */
export type Authorize = (
  request: Request,
) => Caller | null | undefined | false | "" | Promise<Caller | null | undefined | false | "">;

/**
 * What a gateway is: a handler as Hono, Deno, Bun, workers and Next.js take it. It never rejects.
 *
 * @example
 * const timed = (gateway: Gateway): Gateway => async (request) => {
 *   console.time(request.url);
 *   return gateway(request).finally(() => console.timeEnd(request.url));
 * };
 */
export type Gateway = (request: Request) => Promise<Response>;

/**
 * How a gateway is set up. Limits of callers count in this process alone; the API's own in the window of `pacing`, which many may share.
 *
 * @example
 * const limits: Pick<GatewayOptions, "limitPerMinute" | "creditsPerDay"> = { limitPerMinute: 20, creditsPerDay: 50 };
 */
export interface GatewayOptions {
  /** The API's key. It leaves this process in the requests to `baseUrl` only. */
  readonly apiKey: string | undefined;
  /** Says who makes a request. Required: an open gateway lets anyone spend your credits (OWASP API2). */
  readonly authorize: Authorize;
  /** The endpoints that are let through. Required, since each is a way to spend credits (OWASP API5). */
  readonly allow: readonly EndpointName[];
  /** The path that the gateway is mounted at, such as `/techlookup`: what precedes `/v1/…`. Default: none. */
  readonly basePath?: string | undefined;
  /** Where the API is. https, or http on this machine. Default `https://api.technologychecker.io`. */
  readonly baseUrl?: string | URL | undefined;
  /**
   * Origins of other sites whose pages may call, such as `https://app.example.com`, exactly as browsers send them.
   * Default: none, so that only pages of the gateway's own origin may.
   */
  readonly origins?: readonly string[] | undefined;
  /**
   * The gateway's own origin as browsers see it, such as `https://shop.example`. Needed behind a proxy that ends TLS and
   * sends another `Host`, as nginx does by default: pages of the own origin would look foreign otherwise. Default: the
   * origin of the request's URL.
   */
  readonly publicOrigin?: string | undefined;
  /**
   * Headers that pages of `origins` may send besides `content-type` and `authorization`, such as `sentry-trace`, `baggage`
   * and `traceparent`, which tracing adds to every request. None of them reaches the API. Default: none.
   */
  readonly allowedHeaders?: readonly string[] | undefined;
  /** Whether pages of `origins` may send cookies. Default `false`. */
  readonly allowCredentials?: boolean | undefined;
  /** Requests of one caller in any 60 seconds; over it a 429. `Infinity` switches it off. Default 60: the smallest plan's. */
  readonly limitPerMinute?: number | undefined;
  /**
   * Credits of one caller in a day (UTC), counted by the prices of `endpoints`, an upper bound; over it a 402.
   * Default `Infinity`.
   */
  readonly creditsPerDay?: number | undefined;
  /**
   * Sends requests at the speed that the API's rate limit allows, for all callers together: what would meet a 429 waits until there is room,
   * for 2 seconds at most, then it is refused with a 429 and a `Retry-After`. Pass a `window` that several processes share, such as one in
   * Redis, and their gateways stay within the limit together. `false` sends everything at once. Default `{}`: paced, with the whole of the
   * limit that the API tells, counted in this process.
   */
  readonly pacing?: false | PacingOptions | undefined;
  /**
   * Keeps callers from an API that is down: one request at a time tries it, and the others wait until it answers, for 2 seconds at most, then
   * they are refused with a 503 and a `Retry-After`. Each endpoint has its own evidence. A `RecoveryGate` shares with clients of this process
   * what they know of the API. `false` asks it all the same. Default `true`: one of its own.
   */
  readonly recovery?: boolean | RecoveryGate | undefined;
  /** Largest request body, in bytes; over it a 413. Default 16,384: a URL fits many times. */
  readonly maxRequestBytes?: number | undefined;
  /** Largest answer of the API, decoded, in bytes; over it a 502. Default 10,485,760 (10 MiB), as the clients'. */
  readonly maxResponseBytes?: number | undefined;
  /** Longest wait for the API, its body included, in milliseconds; over it a 504. Default 30,000; live detection 120,000. */
  readonly timeoutMs?: number | undefined;
  /** Longest wait for a caller's request body, in milliseconds; over it a 408. Default 10,000. */
  readonly bodyTimeoutMs?: number | undefined;
  /**
   * Told of what its operator should know and the caller is not told: what `authorize` threw, a key that the API refuses,
   * an API that cannot be reached. What it throws is ignored.
   */
  readonly onError?: ((error: unknown, request: Request) => void | Promise<void>) | undefined;
  /**
   * Told when callers begin to wait together, since the API is down or has answered 429, when one of them tries it, and when they go on, as the
   * hook of the clients is. What it throws is ignored.
   */
  readonly onGate?: ((event: GateEvent) => void | Promise<void>) | undefined;
  /** Sends requests. Default: the platform's. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Milliseconds since 1970 (UTC), for the limits. Default: the platform's clock. For tests. */
  readonly now?: (() => number) | undefined;
}
