import { type ErrorCode, rowOf } from "../errors/codes.ts";
import type { AnswerFields, ErrorDetails } from "../errors/error-fields.ts";
import { maskShapes, type Redactor } from "../errors/redact.ts";
import { codeOfStatus, doneOfStatus, retryOfStatus } from "../errors/status.ts";
import type { RetryFacts } from "../retry/facts.ts";
import { answerFields, type HeaderSource, maskedStart, shortMessage } from "./answer-fields.ts";
import { type Envelope, readEnvelope } from "./envelope.ts";
import type { Failure } from "./failure.ts";

/** An answer whose body has been read, as far as it came. */
export interface Answer {
  /** 0 where a browser hides the status of a redirect. */
  readonly status: number;
  readonly headers: HeaderSource;
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
  /** `optional`: a bare JSON value counts as data, as one older company path answers. */
  readonly envelope: "required" | "optional";
  readonly redact: Redactor;
  readonly nowMs: number;
  readonly maxResponseBytes: number;
}

/** Data, or why there is none. */
export type Decoded = { readonly ok: true; readonly data: unknown } | { readonly ok: false; readonly failure: Failure };

const withoutQuery = (location: string | null, redact: Redactor): string | undefined =>
  location === null ? undefined : maskedStart(location.replace(/[?#].*$/s, ""), 500, redact);

/**
 * Reads an answer by the contract: the status decides what happens next, `error.code` is what callers switch on. Pure.
 *
 * @example
 * const decoded = decodeAnswer(answer, context);
 * if (!decoded.ok) console.log(decoded.failure.fields.code, decoded.failure.facts.retry);
 */
export const decodeAnswer = (answer: Answer, context: AnswerContext): Decoded => {
  const { status } = answer;
  const { redact } = context;
  const fields = answerFields(answer, redact, context.nowMs);
  const shouldRetry = answer.headers.get("x-should-retry");

  const fail = (
    name: "ApiError" | "ResponseError",
    code: ErrorCode,
    problem: string,
    facts: Pick<RetryFacts, "retry" | "done">,
    details?: ErrorDetails & { cause?: unknown },
  ): Decoded => {
    const subject = status === 0 || String(status) === code ? code : `${status} ${code}`;
    const end = /[.!?…]$/.test(problem) ? "" : ".";
    const hint = rowOf(code)?.hint;
    return {
      ok: false,
      failure: {
        fields: {
          ...{ name, code, ...fields, ...details },
          message: `${subject} from ${context.request}: ${problem}${end}${hint ? ` ${hint}` : ""}`,
        },
        facts: {
          ...facts,
          ...(fields.retryAfterMs !== undefined && { retryAfterMs: fields.retryAfterMs }),
          ...((shouldRetry === "true" || shouldRetry === "false") && { shouldRetry: shouldRetry === "true" }),
        },
      },
    };
  };

  const final = { retry: "never", done: "maybe" } as const;
  const envelope: Envelope = answer.end === "complete" ? readEnvelope(answer.text) : unread(answer, context);
  const said = envelope.kind === "error" ? envelope.code : undefined;
  // A server that echoes the key in place of a code has named none.
  const named = said !== undefined && redact(said) === said ? said : undefined;

  if (status === 0 || (status >= 300 && status < 400)) {
    const location = withoutQuery(answer.headers.get("location"), redact);
    const target = location === undefined ? "elsewhere" : `to ${location}`;
    const problem = `the server redirects ${target}, and redirects are not followed`;
    return fail("ResponseError", "UNEXPECTED_REDIRECT", problem, final, location === undefined ? {} : { location });
  }
  if (status < 200 || status >= 300) {
    const fromApi = envelope.kind === "error";
    const code = named ?? codeOfStatus(status, fromApi);
    const message = fromApi ? shortMessage(envelope.message, redact) : "";
    const problem = message || ("problem" in envelope ? bodyProblem(envelope.problem, fields) : "no message");
    return fail("ApiError", code, problem, { retry: retryOfStatus(status), done: doneOfStatus(status) });
  }
  if (answer.end === "too-large") {
    return fail("ResponseError", "RESPONSE_TOO_LARGE", bodyProblem(problemOf(envelope), fields), final);
  }
  if (answer.end === "lost") {
    const facts = { retry: "transient", done: "maybe" } as const;
    return fail("ResponseError", "TRUNCATED_RESPONSE", bodyProblem(problemOf(envelope), fields), facts, {
      cause: answer.cause,
    });
  }
  if (envelope.kind === "success") return { ok: true, data: envelope.data };
  if (envelope.kind === "error" && named !== undefined) {
    const message = shortMessage(envelope.message, redact) || "no message";
    return fail("ApiError", named, `${message} (success is false)`, final);
  }
  if (context.envelope === "optional") {
    if (envelope.kind === "bare") return { ok: true, data: envelope.value };
    if (answer.text === "") return { ok: true, data: undefined };
  }
  return fail("ResponseError", "INVALID_RESPONSE", bodyProblem(problemOf(envelope), fields), final);
};

const problemOf = (envelope: Envelope): string =>
  "problem" in envelope ? envelope.problem : "says success: false without a readable error";

const bodyProblem = (problem: string, { headers }: AnswerFields): string =>
  `the body ${problem} (${maskShapes(headers["content-type"] ?? "no content type")})`;

const unread = ({ end, text }: Answer, { maxResponseBytes }: AnswerContext): Envelope => ({
  kind: "unreadable",
  problem:
    end === "too-large"
      ? `is larger than maxResponseBytes, ${maxResponseBytes} bytes`
      : `was cut off after ${text.length} characters`,
});
