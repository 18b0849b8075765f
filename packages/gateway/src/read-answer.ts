import { ApiError, codes, type KnownCode, type Redactor, ResponseError } from "@techlookup/core";
import { errorJson, failure, type GatewayAnswer, noRetry } from "./answer.ts";
import type { EndpointRule } from "./endpoints.ts";
import { passedHeaders } from "./passed-headers.ts";
import { readEnvelope, type SaidError } from "./read-envelope.ts";
import type { Settings } from "./settings.ts";

/** An answer of the API, read to its end. */
export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Method and path pattern, for messages. */
  readonly label: string;
  readonly rule: EndpointRule;
}

/** Characters of the API's message that go on to the caller. */
const maxMessage = 500;

const isOk = (status: number): boolean => status >= 200 && status < 300;

/** Whether an answer of something between the gateway and the API may be another one in a moment. */
const passesByItself = (status: number): boolean => status >= 500 || status === 408;

/** What a status stands for where the body names no code. */
const codeOf = (status: number): KnownCode =>
  (Object.keys(codes) as KnownCode[]).find((code) => codes[code].status === status) ??
  (passesByItself(status) ? "GATEWAY_ERROR" : "UNEXPECTED_STATUS");

/** Meanings that a status has on its own, without the API's envelope: none of them depends on what was asked for. */
const alone: Readonly<Record<number, string>> = {
  402: "The API asks for payment.",
  429: "The API's rate limit is used up.",
  500: "The API met an error of its own.",
};

/** What the operator has to mend, since the caller cannot. */
const tellOperator = (code: string, message: string, { status, label }: ApiAnswer): ApiError =>
  new ApiError({ code, message: `${status} ${code} from ${label}: ${message}`, status, headers: {}, body: "" });

const keyRefused = (answer: ApiAnswer, message: string): GatewayAnswer =>
  failure("GATEWAY_ERROR", "The gateway's own key was refused by the API. Tell whoever runs this gateway.", {
    headers: noRetry,
    told: tellOperator("UNAUTHORIZED", message || "the key was refused", answer),
  });

/** An answer without the API's envelope. Not a word of it goes on. */
const withoutEnvelope = (answer: ApiAnswer, headers: Record<string, string>, problem: string): GatewayAnswer => {
  const { status, label } = answer;
  const meaning = alone[status];
  if (meaning !== undefined) {
    const code = codeOf(status);
    return failure(code, meaning, { headers, ...(status === 402 && { told: tellOperator(code, meaning, answer) }) });
  }
  const isTemporary = passesByItself(status);
  const code = isOk(status) ? "INVALID_RESPONSE" : isTemporary ? "GATEWAY_ERROR" : "UNEXPECTED_STATUS";
  const message = `${status} ${code} from ${label}: the body ${problem}. ${codes[code].hint}`;
  const told = new ResponseError({ code, message, status, headers: {}, body: "" });
  return failure(
    "GATEWAY_ERROR",
    `The API's answer cannot be used: its status is ${status}, and its body ${problem}.`,
    {
      headers: isTemporary ? headers : { ...headers, ...noRetry },
      told,
    },
  );
};

/** The API's own error, with its status. */
const passError = (answer: ApiAnswer, said: SaidError, headers: Record<string, string>, redact: Redactor) => {
  const { status } = answer;
  const message = redact(said.message).replace(/\s+/g, " ").trim().slice(0, maxMessage);
  // A server that echoes the key in place of a code has named none.
  const named = said.code !== undefined && redact(said.code) === said.code ? said.code : undefined;
  // The caller's own session is not over: they have shown no key.
  if (status === 401 || named === "UNAUTHORIZED") return keyRefused(answer, message);
  if (isOk(status) && named === undefined) {
    return withoutEnvelope(answer, headers, "says success: false without a code");
  }
  const code = named ?? codeOf(status);
  const concernsOperator = status === 402 || status === 403;
  return {
    ...{ status, headers },
    json: errorJson(code, message || "The API gave no message."),
    ...(concernsOperator && { told: tellOperator(code, message, answer) }),
  };
};

/**
 * What the caller is answered: the API's envelope with the API's status, except for what only the operator can mend, and
 * for what is no envelope. The key is masked wherever the answer echoes it.
 */
export const readAnswer = (answer: ApiAnswer, { redact, toSafeJson }: Settings): GatewayAnswer => {
  const { status, rule } = answer;
  const headers = passedHeaders(answer.headers);
  const envelope = readEnvelope(answer.text);
  if (envelope.kind === "error") return passError(answer, envelope, headers, redact);
  if (status === 401) return keyRefused(answer, "");
  const isData = envelope.kind === "success" || (envelope.kind === "bare" && rule.bareAnswer);
  if (!isOk(status) || !isData) {
    return withoutEnvelope(answer, headers, "problem" in envelope ? envelope.problem : "says success: true");
  }
  try {
    return { status, headers, json: toSafeJson({ success: true, data: envelope.data }) };
  } catch {
    return withoutEnvelope(answer, headers, "is nested too deeply");
  }
};
