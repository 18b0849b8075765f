import { configurationError, showValue } from "@techlookup/core/platform";
import { invalid, refuse } from "./answer.ts";

/**
 * The URL of a request.
 *
 * @throws Refusal: a 400 for one that cannot be parsed, as Bun, Deno and workers make it of a broken `Host`; a 500 where the
 * gateway is mounted in a way that passes no `Request`, which is the operator's to fix.
 */
export const requestUrl = (request: Request): URL => {
  if (typeof request?.headers?.get !== "function") {
    const operatorError = configurationError(
      "request",
      `must be a Request, as fetch takes it, and is ${showValue(request)}`,
    );
    return refuse("INTERNAL_ERROR", "The gateway could not read the request. Try again later.", { operatorError });
  }
  try {
    return new URL(request.url);
  } catch {
    return invalid("host", "must be a host name, with or without a port, as the header Host");
  }
};
