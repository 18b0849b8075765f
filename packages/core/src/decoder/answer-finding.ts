import type { HeaderSource } from "../answers/answer-fields.ts";
import { decodeAnswer } from "../answers/decode-answer.ts";
import { maskShapes } from "../errors/redact.ts";
import type { Finding } from "./decoded.ts";

/** What is known of an answer. */
export interface PastedAnswer {
  readonly status: number;
  readonly text?: string;
  readonly headers?: HeaderSource;
}

const noHeaders: HeaderSource = { get: () => null };

/** What the client would make of an answer, by its own rules; `undefined` for a success. */
export const answerFinding = (
  { status, text = "", headers = noHeaders }: PastedAnswer,
  nowMs: number,
): Pick<Finding, "code" | "status" | "retryAfterMs"> | undefined => {
  const decoded = decodeAnswer(
    { status, headers, text, end: "complete" },
    { request: "the request", redact: maskShapes, nowMs, maxResponseBytes: Number.MAX_SAFE_INTEGER },
  );
  if (decoded.ok) return undefined;
  const { code, retryAfterMs } = decoded.failure.fields;
  return { code, status, retryAfterMs };
};

/** A body in the API's form that names no code: what the documented meaning of a status is told by. */
const bareRefusal = '{"success":false,"error":{}}';

/** The code that a status stands for where the API itself answers with it. */
export const codeOfApiStatus = (status: number): string | undefined =>
  answerFinding({ status, text: bareRefusal }, 0)?.code;
