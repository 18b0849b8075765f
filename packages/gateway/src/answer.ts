import { codes, type KnownCode } from "@techlookup/core";
import { toPlainJson } from "./safe-json.ts";
import { lastBody } from "./unread-body.ts";

/** What the gateway answers, before it becomes a `Response`. */
export interface GatewayAnswer {
  readonly status: number;
  /** The API's envelope, as JSON. */
  readonly json: string;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** What the hook `onError` gets, and the caller does not. */
  readonly operatorError?: unknown;
}

/** What an answer that says no may have besides code and message. */
type FailureDetails = Partial<Pick<GatewayAnswer, "status" | "headers" | "operatorError">>;

/** The API's envelope for what went wrong. */
export const errorJson = (code: string, message: string): string =>
  toPlainJson({ success: false, error: { code, message } });

/** An answer that says no. Its status follows from its code, unless it is given; `GATEWAY_ERROR` is a 502. */
export const failure = (code: KnownCode, message: string, details: FailureDetails = {}): GatewayAnswer => ({
  status: codes[code].status ?? 502,
  ...details,
  json: errorJson(code, message),
});

/**
 * Tells the clients not to try again: those of this project heed it, as they do from any server. Sent where the gateway
 * knows that the same request fails again, though its status reads as temporary.
 */
export const noRetry: Readonly<Record<string, string>> = { "x-should-retry": "false" };

/** Thrown where a request is looked at, to answer it with a refusal. */
export class Refusal extends Error {
  readonly answer: GatewayAnswer;

  constructor(answer: GatewayAnswer) {
    super("refused");
    this.answer = answer;
  }
}

/** Refuses a request. Never returns. */
export const refuse = (code: KnownCode, message: string, details?: FailureDetails): never => {
  throw new Refusal(failure(code, message, details));
};

/** Refuses a parameter with a 400 that names it, as the API does. Never returns. */
export const invalid = (parameter: string, problem: string): never =>
  refuse("VALIDATION_ERROR", `Parameter '${parameter}' ${problem}`);

/** Headers of every answer. It is one caller's own, and no page may be made of it (OWASP REST Security). */
const fixedHeaders = {
  "content-type": "application/json; charset=utf-8",
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
};

/** Statuses whose answers have no body (Fetch Standard): a `Response` refuses one, be it empty. */
const isBodyless = (status: number): boolean => [204, 205, 304].includes(status);

/** The answer as it goes to the caller. */
export const toResponse = ({ status, json, headers }: GatewayAnswer, more: Record<string, string>): Response => {
  const all: Record<string, string> = { ...headers, ...more, ...fixedHeaders };
  if (isBodyless(status)) return new Response(null, { status, headers: all });
  const body = "connection" in all ? lastBody(json, all) : json;
  return new Response(body, { status, headers: all });
};

/** The answer to a preflight: no body, which no page sees. */
export const emptyResponse = (cors: Record<string, string>): Response => {
  const { "content-type": _, ...headers } = fixedHeaders;
  return new Response(null, { status: 204, headers: { ...cors, ...headers } });
};
