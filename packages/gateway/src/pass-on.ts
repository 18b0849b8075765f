import { type KnownCode, type TechLookupError, TimeoutError } from "@techlookup/core";
import { createError, type Failure, type Outcome } from "@techlookup/core/platform";
import { errorJson, failure, type GatewayAnswer, noRetry } from "./answer.ts";
import { passedHeaders } from "./passed-headers.ts";
import type { Settings } from "./settings.ts";

/** Meanings that a status has on its own, without the API's envelope: none of them depends on what was asked for. */
const meaningByStatus: Readonly<Record<number, string>> = {
  402: "The API asks for payment.",
  429: "The API's rate limit is used up.",
  500: "The API met an error of its own.",
};

/** Answered to nobody: the caller has hung up. 499 is what nginx logs. */
export const callerLeft = (): GatewayAnswer =>
  failure("GATEWAY_ERROR", "The caller hung up before there was an answer.", { status: 499 });

/** The operator's view of a failure. The key is masked in it, its cause included. */
const errorOf = ({ fields }: Failure): TechLookupError => createError(fields);

/** A request that got no answer, or none in time. */
const unanswered = (failed: Failure): GatewayAnswer | undefined => {
  const { code, facts } = failed;
  if (code === "ABORTED") return callerLeft();
  if (code !== "TIMEOUT" && code !== "NETWORK_ERROR" && code !== "UNKNOWN_ERROR") return undefined;
  const operatorError = errorOf(failed);
  if (operatorError instanceof TimeoutError) {
    return failure("GATEWAY_ERROR", `The API did not answer within ${operatorError.timeoutMs} ms.`, {
      status: 504,
      operatorError,
    });
  }
  const headers = facts.retry === "never" ? noRetry : {};
  return failure("GATEWAY_ERROR", "The API could not be reached.", { headers, operatorError });
};

/** The status and headers of an answer that says no. Fetch allows no status over 599. */
const asError = (status: number, headers: Record<string, string>, { facts }: Failure, lowest = 200) => {
  const ownStatus = status >= lowest && status <= 599 ? status : 502;
  const isVeto = ownStatus !== status && facts.retry === "never";
  return { status: ownStatus, headers: isVeto ? { ...headers, ...noRetry } : headers };
};

/** The API's own error, with its status and its words. */
const apiError = (status: number, headers: Record<string, string>, failed: Failure): GatewayAnswer => ({
  ...asError(status, headers, failed),
  json: errorJson(failed.code, failed.serverMessage || "The API gave no message."),
  ...((status === 402 || status === 403) && { operatorError: errorOf(failed) }),
});

/** An answer without the API's envelope, or one that cannot be used. Not a word of it is passed on. */
const foreignAnswer = (status: number, headers: Record<string, string>, failed: Failure): GatewayAnswer => {
  const meaning = meaningByStatus[status];
  const code = failed.code as KnownCode;
  if (meaning) return failure(code, meaning, { headers, ...(status === 402 && { operatorError: errorOf(failed) }) });
  return failure(code, `The API's answer cannot be used: its status is ${status}, its code ${code}.`, {
    // A 2xx or 3xx would not read as an error.
    ...asError(status, headers, failed, 400),
    operatorError: errorOf(failed),
  });
};

/**
 * What the caller is answered: the API's envelope with the API's status, except for what only the operator can resolve, and
 * for what is no envelope. The key is masked wherever the answer echoes it.
 */
export const passOn = (outcome: Outcome, { toSafeJson }: Pick<Settings, "toSafeJson">): GatewayAnswer => {
  const { data, failure: failed, status = 502 } = outcome;
  const headers = outcome.headers ? passedHeaders(status, outcome.headers) : {};
  if (!failed) {
    try {
      return { status, headers, json: data === undefined ? "" : toSafeJson({ success: true, data }) };
    } catch {
      return failure("INVALID_RESPONSE", "The API's answer cannot be used: it is nested too deeply.", {
        headers: noRetry,
      });
    }
  }
  if (status === 401 || failed.code === "UNAUTHORIZED") {
    // The caller's own session is not over: they have shown no key.
    return failure("GATEWAY_ERROR", "The gateway's own key was refused by the API. Tell whoever runs this gateway.", {
      headers: noRetry,
      operatorError: errorOf(failed),
    });
  }
  return (
    unanswered(failed) ??
    (failed.serverMessage === undefined ? foreignAnswer(status, headers, failed) : apiError(status, headers, failed))
  );
};
