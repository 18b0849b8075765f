import { failure } from "../envelope.ts";
import type { Clock } from "../sandbox-options.ts";
import { cutBody, filler, pausedBody } from "./bodies.ts";
import type { Connection } from "./connection.ts";
import type { Fault } from "./fault.ts";

/** What a fault is applied to. */
export interface FaultContext {
  readonly signal: AbortSignal;
  readonly clock: Clock;
  readonly connection: Connection | undefined;
  /** Carries the request out, and gives the API's own answer. */
  readonly answer: () => Promise<Response>;
}

/** What a fetch in Node throws, since in-process nobody else would. */
const connectionError = (code: string, message: string): TypeError =>
  new TypeError("fetch failed", { cause: Object.assign(new Error(message), { code, syscall: "read" }) });

/** Tells the Node server that there is nothing to write any more. */
const alreadySent = (): Response => new Response(null, { headers: { "x-hono-already-sent": "true" } });

const reset = (context: FaultContext): Response => {
  if (!context.connection) throw connectionError("ECONNRESET", "read ECONNRESET");
  context.connection.reset();
  return alreadySent();
};

const htmlPage = (status: number): Response =>
  new Response(
    `<html>\r\n<head><title>${status}</title></head>\r\n<body><h1>${status}</h1><hr>gateway</body>\r\n</html>\r\n`,
    {
      status,
      headers: { "content-type": "text/html" },
    },
  );

const withBody = (response: Response, body: ReadableStream | string, length?: number): Response => {
  const headers = new Headers(response.headers);
  headers.delete("content-length");
  if (length !== undefined) headers.set("content-length", String(length));
  return new Response(body, { status: response.status, headers });
};

/** The answer, or the lack of one, that a request gets when it meets a fault. */
export const applyFault = async (fault: Fault, context: FaultContext): Promise<Response> => {
  switch (fault.kind) {
    case "status": {
      const { status, body, headers } = fault;
      const text = body === undefined ? null : typeof body === "string" ? body : JSON.stringify(body);
      const type: Record<string, string> = typeof body === "string" ? {} : { "content-type": "application/json" };
      return new Response([204, 205, 304].includes(status) ? null : text, { status, headers: { ...type, ...headers } });
    }
    case "error": {
      const { code, message = `Scripted ${code}`, retryAfter } = fault;
      return failure(code, message, retryAfter === undefined ? {} : { "retry-after": String(retryAfter) });
    }
    case "html":
      return htmlPage(fault.status ?? 502);
    case "empty":
      return new Response(null, { status: fault.status ?? 200 });
    case "oversized":
      return new Response(filler(fault.bytes), { headers: { "content-type": "application/json" } });
    case "refuse":
      throw connectionError("ECONNREFUSED", "connect ECONNREFUSED");
    case "reset":
      if (fault.at === "request") return reset(context);
  }
  const answer = await context.answer();
  if (fault.kind === "slow-headers") {
    await context.clock.sleep(fault.delayMs, context.signal);
    return answer;
  }
  if (fault.kind === "reset" && fault.at === "headers") return reset(context);
  const text = await answer.text();
  const half = text.slice(0, Math.ceil(text.length / 2));
  if (fault.kind === "malformed") return withBody(answer, half);
  if (fault.kind === "slow-body") {
    const wait = (): Promise<void> => context.clock.sleep(fault.delayMs, context.signal);
    return withBody(answer, pausedBody(half, text.slice(half.length), wait));
  }
  const length = new TextEncoder().encode(text).length;
  return withBody(answer, cutBody(half, context.connection), length);
};
