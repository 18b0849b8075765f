import { readRateLimit } from "../answers/answer-fields.ts";
import type { Diagnose } from "../answers/diagnosis.ts";
import type { Failure } from "../answers/failure.ts";
import { connectionFailure } from "../answers/from-connection.ts";
import { decodeAnswer } from "../answers/from-response.ts";
import { credentialsFailure } from "../answers/no-credentials.ts";
import { safeCause } from "../answers/safe-cause.ts";
import { unknownFailure } from "../answers/unknown-error.ts";
import { codes } from "../errors/codes.ts";
import type { RateLimit } from "../errors/error-fields.ts";
import type { Redactor } from "../errors/redact.ts";
import { discard, readBody } from "./body.ts";
import type { CredentialSource, Credentials } from "./credentials.ts";
import type { Deadline, Interruption } from "./deadline.ts";
import type { PreparedRequest } from "./request.ts";

/** What one request came to. */
export type Outcome = {
  /** Status of the answer, if there was one. */
  readonly status?: number;
  /** There were no credentials, so no request was made. */
  readonly unsent?: true;
  readonly rateLimit?: RateLimit | undefined;
} & ({ readonly ok: true; readonly data: unknown } | { readonly ok: false; readonly failure: Failure });

/** What an attempt needs besides its request. */
export interface AttemptContext {
  readonly fetch: typeof globalThis.fetch;
  readonly credentials: CredentialSource;
  readonly diagnose: Diagnose;
  readonly now: () => number;
  readonly redact: Redactor;
  readonly envelope: "required" | "optional";
  readonly maxResponseBytes: number;
}

/** The failure of an attempt, or of a wait, that was cut short. */
export const interruptionFailure = (cut: Interruption, request: string, redact: Redactor): Failure => {
  if (cut.kind === "aborted") {
    const message = `${request} was aborted. ${codes.ABORTED.hint}`;
    const cause = safeCause(cut.reason, redact);
    return {
      fields: { name: "AbortError", code: "ABORTED", message, cause },
      facts: { retry: "never", done: "maybe" },
    };
  }
  const option = cut.limit === "attempt" ? "attemptTimeoutMs" : "deadlineMs";
  const message = `${request} was not answered within ${cut.timeoutMs} ms (${option}). ${codes.TIMEOUT.hint}`;
  return {
    fields: { name: "TimeoutError", code: "TIMEOUT", message, limit: cut.limit, timeoutMs: cut.timeoutMs },
    facts: { retry: codes.TIMEOUT.retry, done: "maybe" },
  };
};

/** Sends one request and reads its answer to the end. Never throws, and leaves no body unread. */
export const attempt = async (
  request: PreparedRequest,
  context: AttemptContext,
  deadline: Deadline,
): Promise<Outcome> => {
  let { redact } = context;
  const cutShort = (): Failure | undefined =>
    deadline.interruption && interruptionFailure(deadline.interruption, request.label, redact);
  try {
    let given: Credentials;
    try {
      const pending = context.credentials();
      given = pending instanceof Promise ? await deadline.race(pending) : pending;
    } catch (thrown) {
      const cut = cutShort();
      if (cut) return { ok: false, failure: cut };
      return { ok: false, unsent: true, failure: credentialsFailure(thrown, request.label, redact) };
    }
    redact = given.redact;
    return await sendAndRead(request, { ...context, ...given }, deadline, cutShort);
  } catch (thrown) {
    return { ok: false, failure: unknownFailure(thrown, redact) };
  }
};

const sendAndRead = async (
  request: PreparedRequest,
  context: AttemptContext & Credentials,
  deadline: Deadline,
  cutShort: () => Failure | undefined,
): Promise<Outcome> => {
  const { label, init } = request;
  const { redact } = context;
  let response: Response;
  let pending: Promise<Response> | undefined;
  try {
    const { fetch } = context; // Called without a receiver: a page's own fetch refuses any other.
    const headers = { ...init.headers, ...context.headers };
    pending = Promise.resolve(fetch(request.url, { ...init, headers, signal: deadline.signal }));
    response = await deadline.race(pending);
  } catch (thrown) {
    // An answer that comes after all must not hold its connection.
    pending?.then(discard, () => {});
    const { diagnose } = context;
    const failure = cutShort() ?? connectionFailure(thrown, diagnose(thrown), label, request.origin, redact);
    return { ok: false, failure };
  }

  const status = response.type === "opaqueredirect" ? 0 : response.status;
  const rateLimit = readRateLimit(response.headers);
  const body = await readBody(response, context.maxResponseBytes, deadline);
  const cut = deadline.interruption;
  // An error whose body hangs is still that error, by its status, unless the whole call is over.
  if (body.end === "lost" && cut && (response.ok || cut.kind === "aborted" || cut.limit === "deadline")) {
    return { ok: false, status, rateLimit, failure: interruptionFailure(cut, label, redact) };
  }
  const answer = {
    ...{ status, headers: response.headers, ...body },
    ...(body.cause !== undefined && { cause: safeCause(body.cause, redact) }),
  };
  const decoded = decodeAnswer(answer, { ...context, request: label, nowMs: context.now() });
  return { ...decoded, status, rateLimit };
};
