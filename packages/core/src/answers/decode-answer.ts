import { codeOfStatus, type ErrorCode, factsOfStatus, tableRow } from "../errors/code-table.ts";
import type { OwnFields } from "../errors/error-fields.ts";
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

const codeByEnd = {
  complete: "INVALID_RESPONSE",
  lost: "TRUNCATED_RESPONSE",
  "too-large": "RESPONSE_TOO_LARGE",
  unreadable: "TRUNCATED_RESPONSE",
} as const;

/** What is wrong with a body that did not come whole. */
const problemOf = ({ text, end, headers }: Answer, { maxResponseBytes, redact }: AnswerContext): string => {
  if (end === "lost") return `was cut off after ${text.length} characters`;
  if (end === "too-large") return `is larger than maxResponseBytes, ${maxResponseBytes} bytes`;
  const encoding = headers.get("content-encoding");
  // Without one there is nothing to decode: it is what was passed as fetch.
  if (encoding === null) return "cannot be read: fetch gave none, or one that was read before";
  return `cannot be decoded, content-encoding: ${maskedStart(encoding, 40, redact)}`;
};

/** An answer that is no data, as far as it is known before anyone asks for its error. */
interface Rejection {
  readonly name: "ApiError" | "ResponseError";
  readonly code: ErrorCode;
  readonly facts?: Partial<RetryFacts>;
  readonly serverMessage?: (() => string) | undefined;
}

/** What the answer says about a retry. */
const retryHints = ({ status, headers }: Answer, nowMs: number): Partial<RetryFacts> => {
  const shouldRetry = headers.get("x-should-retry");
  return {
    ...readWait(status, headers.get("retry-after"), headers.get("date"), nowMs),
    ...((shouldRetry === "true" || shouldRetry === "false") && { shouldRetry: shouldRetry === "true" }),
  };
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

  const failed = (
    { name, code, facts, serverMessage }: Rejection,
    describe: (fields: OwnFields<"ApiError">) => { readonly problem: string; readonly location?: string },
  ): Decoded => {
    const describeAll = () => {
      const fields = answerFields(answer, redact, nowMs);
      const { problem, ...details } = describe(fields);
      const subject = status === 0 || String(status) === code ? code : `${status} ${code}`;
      const causes = name === "ResponseError" ? { cause: safeCause(cause, redact) } : {};
      return { name, problem: `${subject} from ${redact(request)}: ${problem}`, ...fields, ...details, ...causes };
    };
    const allFacts = { ...facts, ...retryHints(answer, nowMs) };
    return { ok: false, failure: failureOf(code, allFacts, describeAll, serverMessage) };
  };

  if (status === 0 || (status >= 300 && status < 400)) {
    return failed({ name: "ResponseError", code: "UNEXPECTED_REDIRECT" }, () => {
      const target = headers.get("location")?.replace(/[?#].*$/s, "");
      if (target === undefined) return { problem: "the server redirects elsewhere, and redirects are not followed" };
      const location = maskedStart(target, 500, redact);
      return { problem: `the server redirects to ${location}, and redirects are not followed`, location };
    });
  }
  const envelope: Envelope =
    end === "complete" ? readEnvelope(text) : { kind: "unreadable", problem: problemOf(answer, context) };
  const isOk = status >= 200 && status < 300;
  const isData = (value: unknown): boolean => context.data === undefined || isObject(value);
  if (isOk && envelope.kind === "success" && isData(envelope.value)) return { ok: true, data: envelope.value };

  const isError = envelope.kind === "error";
  // A server that echoes the key in place of a code has named none.
  const code = isError && (tableRow(envelope.code) || redact(envelope.code) === envelope.code) ? envelope.code : "";
  const serverMessage = isError ? () => shortMessage(envelope.message, redact) : undefined;
  const bodyProblem = ({ headers }: OwnFields<"ApiError">): string =>
    `the body ${envelope.problem ?? "has data that are no object"} (${headers["content-type"] ?? "no content type"})`;

  if (!isOk) {
    const isBare = !isError && envelope.kind !== "success";
    const describe = (fields: OwnFields<"ApiError">) => ({
      problem: serverMessage?.() || (isBare ? bodyProblem(fields) : "no message"),
    });
    const statusCode = code || codeOfStatus(status, isError);
    return failed({ name: "ApiError", code: statusCode, facts: factsOfStatus(status), serverMessage }, describe);
  }
  if (code) {
    const describe = () => ({ problem: `${serverMessage?.() || "no message"} (success is false)` });
    // Not repeated, since it may have been charged.
    return failed({ name: "ApiError", code, facts: { retry: "never" }, serverMessage }, describe);
  }
  const isOptional = context.envelope === "optional";
  if (isOptional && envelope.kind === "bare" && isData(envelope.value)) return { ok: true, data: envelope.value };
  const isEmpty = (status === 204 || status === 205) && text === "";
  if (isEmpty && (isOptional || context.mayBeEmpty) && isData(undefined)) return { ok: true, data: undefined };
  const facts: Partial<RetryFacts> = end === "unreadable" ? { retry: "never" } : {};
  return failed({ name: "ResponseError", code: codeByEnd[end], facts }, (fields) => ({ problem: bodyProblem(fields) }));
};
