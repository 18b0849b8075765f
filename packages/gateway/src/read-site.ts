import { configurationError, Deadline, readBody, showValue } from "@techlookup/core/platform";
import { Refusal, refuse } from "./answer.ts";
import { callerLeft } from "./pass-on.ts";
import { invalid } from "./path-values.ts";
import type { Settings } from "./settings.ts";

/** The longest URL that live detection is asked for: what all browsers and servers take. Ours. */
const maxUrlLength = 2_048;

/** What reading a request's body is held to. */
type BodyLimits = Pick<Settings, "maxRequestBytes" | "bodyTimeoutMs" | "clock">;

const tooLarge = (maxBytes: number): never =>
  refuse("VALIDATION_ERROR", `The request's body must have at most ${maxBytes} bytes, and has more`, { status: 413 });

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
    return refuse("GATEWAY_ERROR", message, { status: 408 });
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

/**
 * Reads what live detection is asked for, the only thing that the API takes in a body.
 *
 * JSON must be called JSON: a form of another site can send no `application/json` without a preflight, which makes the
 * check a second guard against CSRF (OWASP CSRF Prevention Cheat Sheet, "simple requests").
 *
 * @returns The body that goes to the API: `url` alone, written anew, whatever else or however often it came.
 * @throws Refusal: a 400, a 413 over `maxRequestBytes`, a 408 over `bodyTimeoutMs`.
 */
export const upstreamBody = async (request: Request, limits: BodyLimits): Promise<string> => {
  const type = request.headers.get("content-type");
  if (!/^application\/json\s*(?:;[^,]*)?$/i.test(type ?? "")) {
    return invalid("content-type", `must be application/json, and is ${type === null ? "missing" : showValue(type)}`);
  }
  if (request.bodyUsed) {
    const told = configurationError("authorize", "must not read the request's body, and has");
    return refuse("INTERNAL_ERROR", "The gateway could not read the request. Try again later.", { told });
  }
  if (Number(request.headers.get("content-length")) > limits.maxRequestBytes) return tooLarge(limits.maxRequestBytes);
  const body = parse(await readText(request, limits));
  const url: unknown = typeof body === "object" && body !== null && "url" in body ? body.url : undefined;
  if (typeof url !== "string" || url.trim() === "" || /\p{Cc}/u.test(url) || !url.isWellFormed()) {
    return invalid("url", 'must be a text such as "example.com" in a JSON object, { "url": … }');
  }
  if (url.length > maxUrlLength) {
    return invalid("url", `must have at most ${maxUrlLength} characters, and has ${url.length}`);
  }
  return JSON.stringify({ url });
};
