import { configurationError, Deadline, readBody, showValue } from "@techlookup/core/platform";
import { invalid, Refusal, refuse } from "./answer.ts";
import { callerLeft } from "./pass-on.ts";
import type { Settings } from "./settings.ts";
import { closing } from "./unread-body.ts";

/** The longest text in a body: a URL that all browsers and servers take. Our decision. */
const maxLength = 2_048;

/** What reading a request's body is held to. */
export type BodyLimits = Pick<Settings, "maxRequestBytes" | "bodyTimeoutMs" | "clock">;

const tooLarge = (maxBytes: number): never =>
  refuse("VALIDATION_ERROR", `The request's body must have at most ${maxBytes} bytes, and has more`, {
    status: 413,
    headers: closing,
  });

/** The request's body as text, within its limits. */
const readText = async (request: Request, { maxRequestBytes, bodyTimeoutMs, clock }: BodyLimits): Promise<string> => {
  const timeout = { limit: "attempt", timeoutMs: bodyTimeoutMs } as const;
  const deadline = new Deadline({ timeout, leftMs: bodyTimeoutMs, signal: request.signal, clock });
  const { text, end } = await readBody(request, maxRequestBytes, deadline);
  deadline.end();
  if (end === "complete") return text;
  if (end === "too-large") return tooLarge(maxRequestBytes);
  if (deadline.interruption?.limit) {
    const message = `The request's body did not come within ${bodyTimeoutMs} ms. Send it again.`;
    return refuse("GATEWAY_ERROR", message, { status: 408, headers: closing });
  }
  // The connection broke, or the caller hung up: the same, seen from either end.
  throw new Refusal(callerLeft());
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** A field of a body as a text that can stand in a header or a log: stricter than a URL parser, which drops line breaks. */
const readField = (body: unknown, field: string): string => {
  const given: unknown =
    typeof body === "object" && body !== null && Object.hasOwn(body, field) ? body[field as never] : undefined;
  const text = typeof given === "string" ? given.trim() : "";
  if (text === "" || /\p{Cc}/u.test(text) || !text.isWellFormed()) {
    return invalid(field, `must be a text without control characters in a JSON object, { "${field}": … }`);
  }
  if (text.length > maxLength)
    return invalid(field, `must have at most ${maxLength} characters, and has ${text.length}`);
  return text;
};

/** Something of the operator's has read the body: the caller, who sent one, is not to blame. */
const alreadyRead = (): never => {
  const operatorError = configurationError(
    "request",
    "has a body that was read before: mount the gateway before any body parser (or let it keep rawBody), and authorize must not read the request's body",
  );
  return refuse("INTERNAL_ERROR", "The gateway could not read the request. Try again later.", { operatorError });
};

/**
 * Reads the fields of a request's body.
 *
 * JSON must be called JSON: a form of another site can send no `application/json` without a preflight, which makes the
 * check a second guard against CSRF (OWASP CSRF Prevention Cheat Sheet, "simple requests").
 *
 * @returns These fields alone, whatever else came.
 * @throws Refusal: a 400, a 413 over `maxRequestBytes`, a 408 over `bodyTimeoutMs`.
 */
export const readFields = async (
  request: Request,
  limits: BodyLimits,
  fields: readonly string[],
): Promise<Record<string, string>> => {
  const type = request.headers.get("content-type");
  if (!/^application\/json\s*(?:;[^,]*)?$/i.test(type ?? "")) {
    return invalid("content-type", `must be application/json, and is ${type === null ? "missing" : showValue(type)}`);
  }
  if (request.bodyUsed) return alreadyRead();
  const length = request.headers.get("content-length");
  if (Number(length) > limits.maxRequestBytes) return tooLarge(limits.maxRequestBytes);
  const text = await readText(request, limits);
  const wasSent = Number(length) > 0 || request.headers.has("transfer-encoding");
  if (text === "" && wasSent) return alreadyRead();
  const body = parse(text);
  return Object.fromEntries(fields.map((field) => [field, readField(body, field)]));
};
