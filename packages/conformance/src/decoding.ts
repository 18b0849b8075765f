import { type Answer, createRedactor, decodeAnswer, maskShapes } from "@techlookup/core/platform";
import { difference, firstOf } from "./difference.ts";
import type { Vector } from "./vector.ts";

interface Given {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
  readonly end?: Answer["end"];
  readonly envelope?: "required" | "optional";
  /** The client's own key. */
  readonly secret?: string;
  readonly mayBeEmpty?: boolean;
}

interface Expected {
  readonly data?: unknown;
  /** Names of fields that must not be there; `true` where the data themselves are absent. */
  readonly absent?: readonly string[] | true;
  readonly error?: object;
  readonly retry?: string;
  readonly done?: string;
  readonly shouldRetry?: boolean;
  readonly hidden?: readonly string[];
  readonly bodyLength?: number;
  readonly maxMessageLength?: number;
}

/** Decodes an answer, and says what is not as expected. */
export const checkDecoding = ({ given, expected }: Vector<Given, Expected>): string | undefined => {
  const { status, headers = {}, end = "complete", envelope = "required", secret, mayBeEmpty } = given;
  // What a client does with bytes before it decodes them: UTF-8, without a byte order mark.
  const text = new TextDecoder().decode(new TextEncoder().encode(given.body));
  const context = {
    request: "GET /v1/x",
    envelope,
    mayBeEmpty,
    redact: secret === undefined ? maskShapes : createRedactor(secret),
    nowMs: 0,
    maxResponseBytes: 40,
  };
  const decoded = decodeAnswer({ status, headers: new Headers(headers), text, end }, context);
  if (expected.error === undefined) {
    const data = expected.absent === true ? undefined : expected.data;
    return difference({ ok: true, data }, decoded);
  }
  if (decoded.ok) return `it should be an error, and is data: ${JSON.stringify(decoded.data)}`;
  const { fields, facts } = decoded.failure;
  const { error, retry, done, shouldRetry, absent = [], hidden = [], bodyLength, maxMessageLength } = expected;
  const fieldsText = JSON.stringify(fields);
  return firstOf([
    difference(error, fields, "the error"),
    difference({ retry, done, ...(shouldRetry !== undefined && { shouldRetry }) }, facts, "the facts"),
    ...(absent === true
      ? []
      : absent.map((name) => difference(undefined, { ...fields, ...facts }[name as "code"], name))),
    ...hidden.map((secret) => (fieldsText.includes(secret) ? `the error shows ${secret}` : undefined)),
    bodyLength === undefined ? undefined : difference(bodyLength, fields.body?.length, "the body's length"),
    fields.message.length > (maxMessageLength ?? Number.POSITIVE_INFINITY) ? "the message is too long" : undefined,
  ]);
};
