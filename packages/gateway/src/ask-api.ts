import { ConnectionError, ResponseError, TimeoutError } from "@techlookup/core";
import { diagnoseConnection, version } from "@techlookup/core/platform";
import { failure, type GatewayAnswer, noRetry } from "./answer.ts";
import type { EndpointRule } from "./endpoints.ts";
import { readAnswer } from "./read-answer.ts";
import { callerLeft } from "./read-site.ts";
import { readText } from "./read-text.ts";
import type { Settings } from "./settings.ts";
import { startTimeLimit, type TimeLimit } from "./time-limit.ts";

/** A call of the API, made anew from what the caller asked for. */
export interface ApiCall {
  readonly rule: EndpointRule;
  /** Path and query. */
  readonly target: string;
  readonly body: string | undefined;
}

const defaultTimeoutMs = 30_000;

/** All that goes to the API. No header of the caller is among them. */
const requestInit = ({ rule, body }: ApiCall, { authorization }: Settings, signal: AbortSignal): RequestInit => ({
  method: rule.method,
  headers: {
    accept: "application/json",
    "user-agent": `techlookup-gateway/${version}`,
    ...(body !== undefined && { "content-type": "application/json" }),
    authorization,
  },
  // The key must not follow a redirect to wherever it leads.
  redirect: "manual",
  signal,
  ...(body !== undefined && { body }),
});

const ended = (limit: TimeLimit, label: string, timeoutMs: number): GatewayAnswer | undefined => {
  if (limit.endedBy === "caller") return callerLeft();
  if (limit.endedBy === undefined) return undefined;
  const message = `${label} was not answered within ${timeoutMs} ms (timeoutMs). Try again, or raise the timeout that it names.`;
  const told = new TimeoutError({ code: "TIMEOUT", message, limit: "attempt", timeoutMs });
  return failure("GATEWAY_ERROR", `The API did not answer within ${timeoutMs} ms.`, { status: 504, told });
};

const unreachable = (thrown: unknown, label: string): GatewayAnswer => {
  const { reason, requestSent, clause } = diagnoseConnection(thrown);
  // Without its cause: a fetch of the operator's own may have hung the request, with the key, on it.
  const message = `${label} got no answer: ${clause}. Check the network, DNS and any proxy.`;
  const told = new ConnectionError({ code: "NETWORK_ERROR", message, reason, requestSent });
  return failure("GATEWAY_ERROR", "The API could not be reached.", { told, unsent: requestSent === "no" });
};

/** An answer that is not read, or not to its end. */
const unusable = (code: string, status: number, label: string, problem: string, isFinal: boolean): GatewayAnswer => {
  const told = new ResponseError({
    code,
    message: `${status} ${code} from ${label}: ${problem}.`,
    status,
    headers: {},
    body: "",
  });
  return failure("GATEWAY_ERROR", `The API's answer cannot be used: ${problem}.`, {
    told,
    ...(isFinal && { headers: noRetry }),
  });
};

const send = async (call: ApiCall, settings: Settings, limit: TimeLimit): Promise<GatewayAnswer> => {
  const { fetch, maxResponseBytes } = settings; // Called without a receiver: a worker's own fetch refuses any other.
  const label = `${call.rule.method} ${call.rule.path}`;
  const pending = Promise.resolve(fetch(settings.baseUrl + call.target, requestInit(call, settings, limit.signal)));
  const response = await limit.race(pending).catch((thrown) => {
    // An answer that comes after all must not hold its connection.
    pending.then((late) => late.body?.cancel()).catch(() => {});
    throw thrown;
  });
  const { status, headers } = response;
  if (response.type === "opaqueredirect" || status < 200 || (status >= 300 && status < 400)) {
    response.body?.cancel().catch(() => {});
    return unusable("UNEXPECTED_REDIRECT", status, label, "it redirects, and redirects are not followed", true);
  }
  let text: string | undefined;
  try {
    text = await readText(response.body, maxResponseBytes, limit);
  } catch (thrown) {
    if (limit.endedBy !== undefined) throw thrown;
    return unusable("TRUNCATED_RESPONSE", status, label, "it was cut off", false);
  }
  if (text === undefined) {
    const problem = `it is larger than maxResponseBytes, ${maxResponseBytes} bytes`;
    return unusable("RESPONSE_TOO_LARGE", status, label, problem, true);
  }
  return readAnswer({ status, headers, text, label, rule: call.rule }, settings);
};

/** Asks the API once, and reads its answer to the end. Never throws, and leaves no timer, listener or body behind. */
export const askApi = async (call: ApiCall, settings: Settings, caller: AbortSignal): Promise<GatewayAnswer> => {
  const timeoutMs = settings.timeoutMs ?? call.rule.timeoutMs ?? defaultTimeoutMs;
  const limit = startTimeLimit(timeoutMs, caller);
  const label = `${call.rule.method} ${call.rule.path}`;
  try {
    if (limit.endedBy === "caller") return { ...callerLeft(), unsent: true };
    return await send(call, settings, limit);
  } catch (thrown) {
    return ended(limit, label, timeoutMs) ?? unreachable(thrown, label);
  } finally {
    limit.release();
  }
};
