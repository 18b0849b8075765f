import type { OwnFields } from "../errors/error-fields.ts";
import type { RateLimit } from "../errors/errors.ts";
import { defined } from "../errors/plain-data.ts";
import type { Redactor } from "../errors/redact.ts";
import { parseRetryAfter } from "../retry/retry-after.ts";

/** Headers as the platform gives them, or anything with the same `get`. */
export interface HeaderSource {
  /** A header's value; names in any case. */
  get(name: string): string | null;
}

/** The headers that errors keep. What is not listed, such as cookies, stays behind. */
const keptHeaders = [
  "content-type",
  "date",
  "retry-after",
  "x-ratelimit-limit",
  "x-ratelimit-remaining",
  "x-should-retry",
  "x-request-id",
  "cf-ray",
  "server",
  "via",
];

const cut = (text: string, length: number): string => (text.length > length ? `${text.slice(0, length - 1)}…` : text);

/**
 * The beginning of a text with secrets masked, at most `length` characters. Masked before it is cut, so that no secret is
 * cut in half and missed; what may be the half of one, at the end of what is looked at, is left out.
 */
export const maskedStart = (text: string, length: number, redact: Redactor): string => {
  // No secret is longer, in whatever form: servers refuse longer headers.
  const maxSecret = 8_192;
  const looked = length + maxSecret;
  const masked = redact(text.slice(0, looked));
  return (text.length > looked ? masked.slice(0, -maxSecret) : masked).slice(0, length);
};

/** A server's message on one line, cut to a length that fits a log, with secrets masked. */
export const shortMessage = (text: string, redact: Redactor): string =>
  cut(maskedStart(text, 1_000, redact).replace(/\s+/g, " ").trim(), 500);

/** The rate limit that an answer tells. Both headers are optional, and ignored unless they are plain counts. */
export const readRateLimit = (headers: HeaderSource): RateLimit | undefined => {
  const read = (name: string): number | undefined => {
    const value = headers.get(`x-ratelimit-${name}`);
    return value !== null && /^\d{1,15}$/.test(value) ? Number(value) : undefined;
  };
  const rateLimit = defined({ limit: read("limit"), remaining: read("remaining") });
  return Object.keys(rateLimit).length > 0 ? rateLimit : undefined;
};

/** What an error keeps of the answer it came from. */
export const answerFields = (
  answer: { readonly status: number; readonly headers: HeaderSource; readonly text: string },
  redact: Redactor,
  nowMs: number,
): OwnFields<"ApiError"> => {
  const { status, headers: source, text } = answer;
  const headers: Record<string, string> = {};
  for (const name of keptHeaders) {
    const value = source.get(name);
    if (value !== null) headers[name] = cut(redact(value), 200);
  }
  const retryAfterMs = parseRetryAfter(source.get("retry-after"), source.get("date"), nowMs);
  const body = maskedStart(text, 8_192, redact);
  return defined({ status, headers, body, retryAfterMs, rateLimit: readRateLimit(source) });
};
