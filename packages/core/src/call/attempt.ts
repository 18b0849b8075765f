import { readRateLimit } from "../answers/answer-fields.ts";
import type { Diagnose } from "../answers/diagnosis.ts";
import type { Failure } from "../answers/failure.ts";
import { connectionFailure } from "../answers/from-connection.ts";
import { decodeAnswer } from "../answers/from-response.ts";
import { interruptionFailure } from "../answers/interruption.ts";
import { credentialsFailure } from "../answers/no-credentials.ts";
import { safeCause } from "../answers/safe-cause.ts";
import { unknownFailure } from "../answers/unknown-error.ts";
import type { RateLimit } from "../errors/error-fields.ts";
import type { Redactor } from "../errors/redact.ts";
import { discard, readBody } from "./body.ts";
import type { CallSpec } from "./call-spec.ts";
import type { CredentialSource, Credentials } from "./credentials.ts";
import type { Deadline } from "./deadline.ts";
import type { PreparedRequest } from "./request.ts";
import type { Clock } from "./sleep.ts";

/** What one request came to: a failure, or else data. */
export interface Outcome {
  /** Status of the answer, if there was one. */
  readonly status?: number;
  /** There were no credentials, so no request was made. */
  readonly unsent?: true;
  readonly rateLimit?: RateLimit | undefined;
  readonly data?: unknown;
  readonly failure?: Failure;
}

/** What an attempt needs besides its request. */
export interface AttemptContext {
  readonly fetch: typeof globalThis.fetch;
  readonly credentials: CredentialSource;
  readonly diagnose: Diagnose;
  readonly clock: Clock;
  readonly redact: Redactor;
  readonly envelope: CallSpec["envelope"];
  readonly maxResponseBytes: number;
}

/** Sends one request and reads its answer to the end. Never throws, and leaves no body unread. */
export const attempt = async (
  request: PreparedRequest,
  context: AttemptContext,
  deadline: Deadline,
): Promise<Outcome> => {
  let { redact } = context;
  const cutShort = (): Failure | undefined => {
    const cut = deadline.interruption();
    return cut && interruptionFailure(cut, request.label, redact);
  };
  try {
    let given: Credentials;
    try {
      given = await deadline.race(context.credentials());
    } catch (thrown) {
      const failure = cutShort();
      return failure ? { failure } : { unsent: true, failure: credentialsFailure(thrown, request.label, redact) };
    }
    redact = given.redact;
    return await sendAndRead(request, { ...context, ...given }, deadline, cutShort);
  } catch (thrown) {
    return { failure: unknownFailure(thrown, redact) };
  }
};

const sendAndRead = async (
  { url, origin, label, init }: PreparedRequest,
  context: AttemptContext & Credentials,
  deadline: Deadline,
  cutShort: () => Failure | undefined,
): Promise<Outcome> => {
  const { fetch, diagnose, redact } = context; // fetch without a receiver: a page's own refuses any other.
  let response: Response;
  let pending: Promise<Response> | undefined;
  try {
    const headers = { ...init.headers, ...context.headers };
    pending = Promise.resolve(fetch(url, { ...init, headers, signal: deadline.signal }));
    response = await deadline.race(pending);
  } catch (thrown) {
    // An answer that comes after all must not hold its connection.
    pending?.then(discard, () => {});
    return { failure: cutShort() ?? connectionFailure(thrown, diagnose(thrown), label, origin, redact) };
  }

  const { headers, type } = response;
  const status = type === "opaqueredirect" ? 0 : response.status;
  const rateLimit = readRateLimit(headers);
  const body = await readBody(response, context.maxResponseBytes, deadline);
  const failure = body.end === "lost" && cutShort();
  // An error whose body hangs is still that error, by its status, unless the whole call is over.
  if (failure && (response.ok || failure.fields.limit !== "attempt")) return { status, rateLimit, failure };
  const answer = { status, headers, ...body, cause: safeCause(body.cause, redact) };
  const decoded = decodeAnswer(answer, { ...context, request: label, nowMs: context.clock.now() });
  return { ...decoded, status, rateLimit };
};
