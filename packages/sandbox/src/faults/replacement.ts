import { documentedMessages } from "@techlookup/core/contract";
import { failure } from "../envelope.ts";
import { withoutRoom } from "../limits/rate-limit-headers.ts";
import { filler } from "./bodies.ts";
import { connectionError } from "./connection.ts";
import type { Fault } from "./fault.ts";

/** Statuses that cannot have a body: a Response with one is an error. */
const bodiless: readonly number[] = [204, 205, 304];

const json = { "content-type": "application/json" };

const anyStatus = ({ status, body, headers }: Extract<Fault, { kind: "status" }>): Response => {
  if (body === undefined || bodiless.includes(status)) return new Response(null, { status, headers: { ...headers } });
  if (typeof body === "string") return new Response(body, { status, headers: { ...headers } });
  return new Response(JSON.stringify(body), { status, headers: { ...json, ...headers } });
};

const gatewayPage = (status: number): Response => {
  const lines = [
    "<html>",
    `<head><title>${status}</title></head>`,
    `<body><h1>${status}</h1><hr>gateway</body>`,
    "</html>",
  ];
  const body = bodiless.includes(status) ? null : `${lines.join("\r\n")}\r\n`;
  return new Response(body, { status, headers: { "content-type": "text/html" } });
};

const apiError = (
  { code, message = documentedMessages[code][0].text, retryAfter }: Extract<Fault, { kind: "error" }>,
  rateLimit: Record<string, string>,
): Response =>
  failure(code, message, {
    ...(code === "RATE_LIMIT" ? withoutRoom(rateLimit) : rateLimit),
    ...(retryAfter !== undefined && { "retry-after": String(retryAfter) }),
  });

/**
 * The answer that takes the place of the API's own, for faults that do so.
 *
 * @throws TypeError, as fetch does, for a connection that is refused.
 */
export const replacement = (
  fault: Fault,
  request: Request,
  rateLimit: Record<string, string>,
): Response | undefined => {
  switch (fault.kind) {
    case "status":
      return anyStatus(fault);
    case "error":
      return apiError(fault, rateLimit);
    case "html":
      return gatewayPage(fault.status ?? 502);
    case "empty":
      return new Response(null, { status: fault.status ?? 200 });
    case "oversized":
      return new Response(filler(fault.bytes, request), { headers: json });
    case "refuse":
      throw connectionError("fetch failed", "ECONNREFUSED", "connect");
    default:
      return undefined;
  }
};
