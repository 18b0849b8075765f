import type { HeaderSource } from "../answers/answer-fields.ts";
import { credentialsFailure, interruptionFailure, unknownFailure } from "../answers/client-failures.ts";
import { connectionFailure } from "../answers/connection.ts";
import { decodeAnswer } from "../answers/decode-answer.ts";
import type { Failure } from "../answers/failure.ts";
import type { CallSpec } from "../contract/call-spec.ts";
import type { Deadline } from "./deadline.ts";
import type { Credentials, SendSettings } from "./settings.ts";
import type { TransportRequest } from "./transport.ts";

/** The result of one request: data, or a failure. */
export interface Outcome {
  /** Status of the answer, if there was one. */
  readonly status?: number;
  /** Its headers. */
  readonly headers?: HeaderSource;
  /** When its last byte had left, by the time of day (`Clock.now`), where the transport knows. */
  readonly sentAtMs?: number | undefined;
  /** There were no credentials, so no request was made. */
  readonly unsent?: boolean;
  /** Whether it was certainly not charged: a 429, as the vendor documents, and a request that never left. */
  readonly isFree?: boolean;
  /** Of a success. */
  readonly data?: unknown;
  /** Why there are no data. */
  readonly failure?: Failure;
}

/** Method and path without query, for messages. */
export const labelOf = ({ method, path }: CallSpec): string => `${method} ${path}`;

const requestOf = (spec: CallSpec, { baseUrl, headers }: SendSettings, given: Credentials): TransportRequest => {
  const { method, path, query, body, contentType = "application/json" } = spec;
  let search = "";
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined) search += `${search ? "&" : "?"}${new URLSearchParams([[name, String(value)]])}`;
  }
  return {
    method,
    url: baseUrl + path + search,
    headers: {
      accept: "application/json",
      ...(body !== undefined && contentType && { "content-type": contentType }),
      ...headers,
      ...given.headers,
    },
    body,
  };
};

/**
 * Sends one request and reads its answer to the end. Never throws, and leaves no body unread.
 *
 * @example
 * const { failure } = await sendOnce(spec, settings, deadline);
 */
export const sendOnce = async (spec: CallSpec, settings: SendSettings, deadline: Deadline): Promise<Outcome> => {
  const { credentials, transport, clock, maxResponseBytes } = settings;
  const label = labelOf(spec);
  let { redact } = settings;
  const cut = (): Failure | undefined =>
    deadline.interruption && interruptionFailure(deadline.interruption, label, redact);
  let given: Credentials;
  if (deadline.isCut) return { failure: cut() as Failure, unsent: true, isFree: true };
  try {
    given = typeof credentials === "function" ? await deadline.race(credentials(spec, settings.headers)) : credentials;
  } catch (thrown) {
    return cut()
      ? { failure: cut() as Failure, isFree: true }
      : { unsent: true, isFree: true, failure: credentialsFailure(thrown, label, redact) };
  }
  redact = given.redact;
  try {
    const limits = { maxBytes: maxResponseBytes, cutoff: deadline, now: () => clock.now() };
    const answer = await transport(requestOf(spec, settings, given), limits);
    const { sentAtMs } = answer;
    if (!("status" in answer)) {
      const failure = cut() ?? connectionFailure(answer, label, new URL(settings.baseUrl).origin, redact);
      return { failure, isFree: answer.requestSent === "no", sentAtMs };
    }
    const { status, headers } = answer;
    const known = { status, headers, isFree: status === 429, sentAtMs };
    const failure = answer.end === "lost" ? cut() : undefined;
    // An error whose body hangs is still that error, by its status, unless the whole call is over.
    if (failure && ((status >= 200 && status < 300) || deadline.interruption?.limit !== "attempt")) {
      return { ...known, failure };
    }
    const { envelope, data, mayBeEmpty } = spec;
    const context = { request: label, envelope, data, mayBeEmpty, redact, nowMs: clock.now(), maxResponseBytes };
    return { ...decodeAnswer(answer, context), ...known };
  } catch (thrown) {
    return { failure: unknownFailure(thrown, redact) };
  }
};
