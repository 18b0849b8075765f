import { emptyResponse, failure, type GatewayAnswer, Refusal, refuse, toResponse } from "./answer.ts";
import { askApiWith } from "./ask-api.ts";
import { callerOf } from "./caller.ts";
import { CallerUsage } from "./caller-usage.ts";
import { corsHeaders, isPreflight, preflightHeaders } from "./cors.ts";
import { type FoundEndpoint, findEndpoint } from "./endpoints.ts";
import type { Gateway, GatewayOptions } from "./options.ts";
import { type Origin, originOf } from "./origin.ts";
import { reportError } from "./report-error.ts";
import { requestUrl } from "./request-url.ts";
import { gatewaySettings, type Settings } from "./settings.ts";
import { SharedCalls } from "./shared-calls.ts";
import { stopUnread } from "./unread-body.ts";
import { upstreamCall } from "./upstream-call.ts";

/** The endpoint that a request calls, if it is let through. */
const allowedEndpoint = (request: Request, url: URL, { allow, basePath }: Settings): FoundEndpoint => {
  const isBelow = url.pathname.startsWith(`${basePath}/`);
  const found = isBelow ? findEndpoint(url.pathname.slice(basePath.length)) : undefined;
  if (found === undefined || !allow.has(found.name)) {
    return refuse(
      "FORBIDDEN",
      "The gateway does not let this path through. Its option allow names those that it does.",
    );
  }
  const { method } = found.rule;
  if (request.method !== method) {
    const message = `The gateway lets ${found.rule.path} through with ${method} only.`;
    return refuse("FORBIDDEN", message, { headers: { allow: method } });
  }
  return found;
};

/** Holds a caller to the limit of requests. */
const countRequest = (id: string, usage: CallerUsage, { limitPerMinute }: Settings): void => {
  const { waitMs } = usage.enter(id);
  if (waitMs <= 0) return;
  // Whole seconds, rounded up: who waits that long gets in.
  const seconds = Math.ceil(waitMs / 1_000);
  refuse("RATE_LIMIT", `The gateway's limit of ${limitPerMinute} requests a minute is used up: wait ${seconds} s.`, {
    headers: {
      "retry-after": String(seconds),
      "x-ratelimit-limit": String(limitPerMinute),
      "x-ratelimit-remaining": "0",
    },
  });
};

type Handle = (request: Request, url: URL, origin: Origin) => Promise<GatewayAnswer>;

/** Takes a request from the caller to the API and back. The cheapest checks come first. */
const handleWith = (settings: Settings): Handle => {
  const usage = new CallerUsage(settings);
  const shared = new SharedCalls(settings.now);
  const ask = askApiWith(settings, usage);
  return async (request, url, origin) => {
    if (origin.kind === "foreign") refuse("FORBIDDEN", "The gateway does not answer pages of this origin.");
    const endpoint = allowedEndpoint(request, url, settings);
    const id = await callerOf(settings.authorize, request);
    countRequest(id, usage, settings);
    const spec = await upstreamCall(endpoint, url.searchParams, request, settings);
    const { signal: left } = request;
    if (spec.body === undefined) return ask(spec, id, { left });
    // Not ended when the caller leaves: it is charged already, and the caller's browser may ask for it again.
    return shared.join(`${id} ${spec.path} ${spec.body}`, left, (waiting) => ask(spec, id, waiting));
  };
};

const unforeseen = (operatorError: unknown): GatewayAnswer =>
  failure("INTERNAL_ERROR", "The gateway met an error of its own. Try again later.", { operatorError });

/**
 * Makes a handler for your server that sits between your web pages and the API, and holds the key. It accepts the endpoints that
 * `allow` names, from callers that `authorize` returns, and responds in the API's envelope, so `@techlookup/browser` behaves as if
 * it called the API.
 *
 * It does not retry: the client does. It stays within the API's rate limit for all callers together, and makes them wait while the
 * API is down: see `pacing` and `recovery`. Limits of callers count in this process alone.
 *
 * @returns A handler that never rejects. Mount it directly: `Deno.serve(gateway)`, `export const GET = gateway`.
 * @throws ConfigurationError (`CONFIGURATION_ERROR`) when an option is missing or invalid.
 * @example
 * const sessions = new Map([["Bearer a-session-of-yours", { id: "user-42" }]]);
 * const gateway = createGateway({
 *   apiKey: process.env.TECHLOOKUP_API_KEY,
 *   authorize: (request) => sessions.get(request.headers.get("authorization") ?? ""),
 *   allow: ["domains.get", "companies.get"],
 *   basePath: "/techlookup",
 * });
 */
export const createGateway = (options: GatewayOptions): Gateway => {
  const settings = gatewaySettings(options);
  const { onError } = settings;
  const handle = handleWith(settings);
  const respond = async (request: Request): Promise<Response> => {
    let cors: Record<string, string> = {};
    let answer: GatewayAnswer;
    try {
      const url = requestUrl(request);
      const origin = originOf(request, url, settings);
      cors = corsHeaders(origin, settings);
      if (origin.kind === "listed" && isPreflight(request)) {
        return emptyResponse({ ...cors, ...preflightHeaders(settings) });
      }
      answer = await handle(request, url, origin);
    } catch (thrown) {
      answer = thrown instanceof Refusal ? thrown.answer : unforeseen(thrown);
    }
    if (answer.operatorError !== undefined) reportError(onError, answer.operatorError, request);
    return toResponse(answer, { ...cors, ...(await stopUnread(request, settings).catch(() => ({}))) });
  };
  return async (request) => {
    try {
      return await respond(request);
    } catch (thrown) {
      // What was thrown, or the request, throws when it is looked at.
      reportError(onError, thrown, request);
      return toResponse(unforeseen(thrown), {});
    }
  };
};
