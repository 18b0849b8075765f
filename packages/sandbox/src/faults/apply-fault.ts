import type { Clock } from "../sandbox-options.ts";
import { cutBody, pausedBody } from "./bodies.ts";
import { alreadySent, type Connection, connectionError } from "./connection.ts";
import type { Fault } from "./fault.ts";
import { replacement } from "./replacement.ts";

/** What a fault is applied to. */
export interface FaultContext {
  readonly request: Request;
  readonly clock: Clock;
  readonly connection: Connection | undefined;
  /** What the window says of the caller's key; empty for an unknown one. */
  readonly rateLimit: Record<string, string>;
  /** Whether the request is charged though another answer takes its own's place, so that it is carried out as well. */
  readonly isCharged: boolean;
  /** Told when the caller leaves in the middle of an answer. */
  readonly onLost: () => void;
  /** Carries the request out, and gives the API's own answer. */
  readonly answer: () => Promise<Response>;
}

/** Nothing comes back: `undefined` where a server's connection tells the caller, an error where nobody else would. */
const noAnswer = ({ connection }: FaultContext): undefined => {
  if (!connection) throw connectionError("fetch failed", "ECONNRESET", "read");
  connection.reset();
};

const withBody = (response: Response, body: ReadableStream | string, lengthBytes?: number): Response => {
  const headers = new Headers(response.headers);
  headers.delete("content-length");
  if (lengthBytes !== undefined) headers.set("content-length", String(lengthBytes));
  return new Response(body, { status: response.status, headers });
};

/** The first half of an answer that announces its whole length. */
const cut = (answer: Response, half: string, text: string, how: "reset" | "close", context: FaultContext): Response => {
  const code = how === "reset" ? "ECONNRESET" : "UND_ERR_SOCKET";
  const lengthBytes = new TextEncoder().encode(text).length;
  const broken = withBody(answer, cutBody(half, connectionError("terminated", code, "read")), lengthBytes);
  if (!context.connection) return broken;
  context.connection.cut({ status: broken.status, headers: broken.headers, text: half }, how);
  return alreadySent(broken.status);
};

/** The answer that a request gets when it meets a fault; `undefined` when a server's caller gets none. */
export const applyFault = async (fault: Fault, context: FaultContext): Promise<Response | undefined> => {
  const replaced = replacement(fault, context.request, context.rateLimit);
  const comesAtOnce = replaced !== undefined || (fault.kind === "reset" && fault.at === "request");
  if (comesAtOnce && !context.isCharged) return replaced ?? noAnswer(context);
  const answer = await context.answer();
  if (comesAtOnce) return replaced ?? noAnswer(context);
  if (fault.kind === "reset" && fault.at === "headers") return noAnswer(context);
  if (fault.kind === "slow-headers") {
    await context.clock.sleep(fault.delayMs, context.request.signal);
    return answer;
  }
  const text = await answer.text();
  const half = text.slice(0, Math.ceil(text.length / 2));
  switch (fault.kind) {
    case "malformed":
      return withBody(answer, half);
    case "slow-body": {
      const { clock, request, onLost } = context;
      const wait = (signal: AbortSignal): Promise<void> =>
        clock.sleep(fault.delayMs, signal).catch((reason: unknown) => {
          onLost();
          throw reason;
        });
      return withBody(answer, pausedBody(half, text.slice(half.length), request, wait));
    }
    default:
      return cut(answer, half, text, fault.kind === "truncated" ? "close" : "reset", context);
  }
};
