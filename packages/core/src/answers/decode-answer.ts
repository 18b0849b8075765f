import { codeOfStatus, factsOfStatus, tableRow } from "../errors/code-table.ts";
import { isObject } from "../errors/plain-data.ts";
import type { Redactor } from "../errors/redact.ts";
import type { RetryFacts } from "../retry/facts.ts";
import { readWait } from "../retry/retry-after.ts";
import { answerFields, type HeaderSource, maskedStart, shortMessage } from "./answer-fields.ts";
import { type Envelope, readEnvelope } from "./envelope.ts";
import { type Failure, failureOf } from "./failure.ts";
import { safeCause } from "./safe-cause.ts";

/** An answer whose body has been read, as far as it came. */
export interface Answer {
  /** 0 where a browser hides the status of a redirect. */
  readonly status: number;
  /** Its headers. */
  readonly headers: HeaderSource;
  /** Its body, as far as it came. */
  readonly text: string;
  /** How the body ended: whole, cut off by the connection or by the size limit, or unreadable, now and always. */
  readonly end: "complete" | "lost" | "too-large" | "unreadable";
  /** What cut it off. */
  readonly cause?: unknown;
}

/** What the reader needs to know of the request. */
export interface AnswerContext {
  /** Method and path, for messages: `GET /v1/usage`. */
  readonly request: string;
  /** `optional`: a bare JSON value counts as data, as one older company path answers. Default `required`. */
  readonly envelope?: "required" | "optional" | undefined;
  /** `object`: data are an object or an array, and nothing else. Default: any JSON value. */
  readonly data?: "object" | undefined;
  /** Whether a 204 or 205 is an answer, as to a DELETE. Default `false`; always so where the envelope is optional. */
  readonly mayBeEmpty?: boolean | undefined;
  /** Masks what an error must not show. */
  readonly redact: Redactor;
  /** The client's clock, for dates in `Retry-After`: milliseconds since 1970 (UTC). */
  readonly nowMs: number;
  /** The size limit, for messages. */
  readonly maxResponseBytes: number;
}

/** Data, or why there is none. */
export type Decoded = { readonly ok: true; readonly data: unknown } | { readonly ok: false; readonly failure: Failure };

/** What is wrong with a body that did not come whole. */
const problemOf = ({ text, end, headers }: Answer, { maxResponseBytes, redact }: AnswerContext): string => {
  if (end === "lost") return `was cut off after ${text.length} characters`;
  if (end === "too-large") return `is larger than maxResponseBytes, ${maxResponseBytes} bytes`;
  const encoding = headers.get("content-encoding");
  // Without one there is nothing to decode: it is what was passed as fetch.
  if (encoding === null) return "cannot be read: fetch gave none, or one that was read before";
  return `cannot be decoded, content-encoding: ${maskedStart(encoding, 40, redact)}`;
};

/**
 * Reads an answer by the contract: the status decides what happens next, `error.code` is what callers switch on. Pure.
 *
 * @example
 * const decoded = decodeAnswer(answer, context);
 * if (!decoded.ok) console.log(decoded.failure.code, decoded.failure.facts.retry);
 */
export const decodeAnswer = (answer: Answer, context: AnswerContext): Decoded => {
  const { status, headers, text, end, cause } = answer;
  const { redact, request, nowMs } = context;
  const isOk = status >= 200 && status < 300;
  const isRedirect = status === 0 || (status >= 300 && status < 400);
  const { value, error, problem }: Envelope =
    end === "complete" ? readEnvelope(text) : { problem: problemOf(answer, context) };
  const isOptional = context.envelope === "optional";
  const isEmpty = (status === 204 || status === 205) && text === "";
  const isThere = isEmpty
    ? isOptional || context.mayBeEmpty
    : isOk && value !== undefined && (problem === undefined || isOptional);
  if (isThere && (context.data === undefined || isObject(value))) return { ok: true, data: value };

  // A server that echoes the key in place of a code has named none.
  const named = error && (tableRow(error.code) || redact(error.code) === error.code) ? error.code : "";
  // A 2xx is one that says no where it names a code.
  const isAnswer = !isRedirect && (!isOk || named !== "");
  const message = isAnswer && error ? () => shortMessage(error.message, redact) : undefined;
  const codeOfEnd =
    end === "complete" ? "INVALID_RESPONSE" : end === "too-large" ? "RESPONSE_TOO_LARGE" : "TRUNCATED_RESPONSE";
  const code = isRedirect
    ? "UNEXPECTED_REDIRECT"
    : named || (isOk ? codeOfEnd : codeOfStatus(status, error !== undefined));
  const shouldRetry = headers.get("x-should-retry");
  const facts: Partial<RetryFacts> = {
    // Of a 2xx as well, which may have been charged.
    ...(isAnswer && factsOfStatus(status)),
    ...(isOk && end === "unreadable" && { retry: "never" }),
    ...readWait(status, headers.get("retry-after"), headers.get("date"), nowMs),
    ...((shouldRetry === "true" || shouldRetry === "false") && { shouldRetry: shouldRetry === "true" }),
  };
  const describe = () => {
    const fields = answerFields(answer, redact, nowMs);
    const target = isRedirect && headers.get("location")?.replace(/[?#].*/s, "");
    const location = target ? maskedStart(target, 500, redact) : undefined;
    const what = isRedirect
      ? `the redirect${location ? ` to ${location}` : ""} is not followed`
      : isAnswer && (error || !problem)
        ? (message?.() || "no message") + (isOk ? " (success is false)" : "")
        : `the body ${problem ?? "has data that are no object"} (${fields.headers["content-type"] ?? "no content type"})`;
    const subject = status === 0 || String(status) === code ? code : `${status} ${code}`;
    return {
      name: isAnswer ? "ApiError" : "ResponseError",
      problem: `${subject} from ${redact(request)}: ${what}`,
      ...fields,
      ...(location && { location }),
      ...(!isAnswer && { cause: safeCause(cause, redact) }),
    } as const;
  };
  return { ok: false, failure: failureOf(code, facts, describe, message) };
};
