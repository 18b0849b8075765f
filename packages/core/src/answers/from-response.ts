import type { ErrorCode } from "../errors/code-table.ts";
import { defined } from "../errors/defined.ts";
import type { ErrorFields } from "../errors/error-fields.ts";
import { maskShapes, type Redactor } from "../errors/redact.ts";
import { codeOfStatus, factsOfStatus } from "../errors/status.ts";
import type { RetryFacts } from "../retry/facts.ts";
import { answerFields, type HeaderSource, maskedStart, shortMessage } from "./answer-fields.ts";
import { type Envelope, readEnvelope } from "./envelope.ts";
import { type Failure, failureOf } from "./failure.ts";

/** An answer whose body has been read, as far as it came. */
export interface Answer {
  /** 0 where a browser hides the status of a redirect. */
  readonly status: number;
  /** Its headers. */
  readonly headers: HeaderSource;
  /** Its body, as far as it came. */
  readonly text: string;
  /** How the body ended: whole, cut off by the connection, or cut off by the size limit. */
  readonly end: "complete" | "lost" | "too-large";
  /** What cut it off. */
  readonly cause?: unknown;
}

/** What the reader needs to know of the request. */
export interface AnswerContext {
  /** Method and path, for messages: `GET /v1/usage`. */
  readonly request: string;
  /** `optional`: a bare JSON value counts as data, as one older company path answers. Default `required`. */
  readonly envelope?: "required" | "optional" | undefined;
  /** Masks what an error must not show. */
  readonly redact: Redactor;
  /** The client's clock, for dates in `Retry-After`: milliseconds since 1970 (UTC). */
  readonly nowMs: number;
  /** The size limit, for messages. */
  readonly maxResponseBytes: number;
}

/** Data, or why there is none. */
export type Decoded = { readonly ok: true; readonly data: unknown } | { readonly ok: false; readonly failure: Failure };

/**
 * Reads an answer by the contract: the status decides what happens next, `error.code` is what callers switch on. Pure.
 *
 * @example
 * const decoded = decodeAnswer(answer, context);
 * if (!decoded.ok) console.log(decoded.failure.fields.code, decoded.failure.facts.retry);
 */
export const decodeAnswer = (answer: Answer, context: AnswerContext): Decoded => {
  const { status, headers, text, end, cause } = answer;
  const { redact, request } = context;
  const kept = answerFields(answer, redact, context.nowMs);
  const veto = headers.get("x-should-retry");
  const shouldRetry = veto === "true" || (veto === "false" ? false : undefined);
  const told = defined({ retryAfterMs: kept.retryAfterMs, shouldRetry });

  const failed = (
    name: "ApiError" | "ResponseError",
    code: ErrorCode,
    problem: string,
    details?: Pick<ErrorFields, "location" | "cause">,
    facts?: Pick<RetryFacts, "retry" | "done">,
  ): Decoded => {
    const subject = status === 0 || String(status) === code ? code : `${status} ${code}`;
    const message = `${subject} from ${request}: ${problem}`;
    return { ok: false, failure: failureOf(name, code, message, { ...kept, ...details }, { ...facts, ...told }) };
  };

  if (status === 0 || (status >= 300 && status < 400)) {
    const location = headers.get("location")?.replace(/[?#].*$/s, "");
    const target = location === undefined ? undefined : maskedStart(location, 500, redact);
    const place = target === undefined ? "elsewhere" : `to ${target}`;
    const problem = `the server redirects ${place}, and redirects are not followed`;
    return failed("ResponseError", "UNEXPECTED_REDIRECT", problem, defined({ location: target }));
  }
  const envelope = end === "complete" ? readEnvelope(text) : unread(end, text, context.maxResponseBytes);
  const refused = envelope.kind === "error";
  // A server that echoes the key in place of a code has named none.
  const named = refused && redact(envelope.code) === envelope.code ? envelope.code : "";
  const said = refused ? shortMessage(envelope.message, redact) : "";
  const type = maskShapes(kept.headers["content-type"] ?? "no content type");
  const problem = `the body ${envelope.problem} (${type})`;

  if (status < 200 || status >= 300) {
    const message = said || (refused || envelope.kind === "success" ? "no message" : problem);
    return failed("ApiError", named || codeOfStatus(status, refused), message, {}, factsOfStatus(status));
  }
  if (envelope.kind === "success") return { ok: true, data: envelope.value };
  if (named) {
    const message = `${said || "no message"} (success is false)`;
    return failed("ApiError", named, message, {}, { retry: "never", done: "maybe" });
  }
  if (context.envelope === "optional" && end === "complete") {
    if (envelope.kind === "bare") return { ok: true, data: envelope.value };
    if (text === "") return { ok: true, data: undefined };
  }
  return failed("ResponseError", codeByEnd[end], problem, { cause });
};

/** The code of an answer that says yes and cannot be used. */
const codeByEnd = {
  complete: "INVALID_RESPONSE",
  lost: "TRUNCATED_RESPONSE",
  "too-large": "RESPONSE_TOO_LARGE",
} as const;

const unread = (end: "lost" | "too-large", { length }: string, maxResponseBytes: number): Envelope => ({
  kind: "unreadable",
  problem:
    end === "lost"
      ? `was cut off after ${length} characters`
      : `is larger than maxResponseBytes, ${maxResponseBytes} bytes`,
});
