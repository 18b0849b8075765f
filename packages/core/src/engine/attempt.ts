import { readRateLimit } from "../answers/answer-fields.ts";
import type { Failure } from "../answers/failure.ts";
import { connectionFailure } from "../answers/from-connection.ts";
import { decodeAnswer } from "../answers/from-response.ts";
import { interruptionFailure } from "../answers/interruption.ts";
import { credentialsFailure } from "../answers/no-credentials.ts";
import { safeCause } from "../answers/safe-cause.ts";
import { unknownFailure } from "../answers/unknown-error.ts";
import type { RateLimit } from "../errors/error-fields.ts";
import { discard, readBody } from "./body.ts";
import type { Credentials } from "./credentials.ts";
import type { Deadline } from "./deadline.ts";
import type { Progress } from "./progress.ts";
import type { PreparedRequest } from "./request.ts";

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

/** Sends one request and reads its answer to the end. Never throws, and leaves no body unread. */
export const attempt = async (
  { url, origin, label, init }: PreparedRequest,
  { spec, settings }: Progress,
  deadline: Deadline,
): Promise<Outcome> => {
  const { fetch, clock, maxResponseBytes } = settings; // fetch without a receiver: a page's own refuses any other.
  let { redact } = settings;
  const cutShort = (): Failure | undefined => {
    const cut = deadline.interruption();
    return cut && interruptionFailure(cut, label, redact);
  };
  let given: Credentials | undefined;
  let pending: Promise<Response> | undefined;
  let response: Response;
  try {
    try {
      given = await deadline.race(settings.credentials());
      redact = given.redact;
      const headers = { ...init.headers, ...given.headers };
      pending = Promise.resolve(fetch(url, { ...init, headers, signal: deadline.signal }));
      response = await deadline.race(pending);
    } catch (thrown) {
      // An answer that comes after all must not hold its connection.
      pending?.then(discard, () => {});
      const failure = cutShort();
      if (failure) return { failure };
      if (!given) return { unsent: true, failure: credentialsFailure(thrown, label, redact) };
      return { failure: connectionFailure(thrown, settings.diagnose(thrown), label, origin, redact) };
    }
    const { headers, type, ok } = response;
    const status = type === "opaqueredirect" ? 0 : response.status;
    const rateLimit = readRateLimit(headers);
    const body = await readBody(response, maxResponseBytes, deadline);
    const failure = body.end === "lost" && cutShort();
    // An error whose body hangs is still that error, by its status, unless the whole call is over.
    if (failure && (ok || failure.fields.limit !== "attempt")) return { status, rateLimit, failure };
    const answer = { status, headers, ...body, cause: safeCause(body.cause, redact) };
    const context = { request: label, envelope: spec.envelope, redact, nowMs: clock.now(), maxResponseBytes };
    return { ...decodeAnswer(answer, context), status, rateLimit };
  } catch (thrown) {
    return { failure: unknownFailure(thrown, redact) };
  }
};
