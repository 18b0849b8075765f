import { diagnoseConnection, type Transport, type Unanswered } from "@techlookup/core/platform";
import { nodeProcess } from "./builtins.ts";
import { exchange } from "./exchange.ts";
import { isPlain, plainBody, readBody } from "./send-body.ts";
import { addressReader } from "./target.ts";

/** Methods whose requests say that they have no body, as `fetch` does it. */
const sayLength = /^P(OST|UT|ATCH)$/;

/** What becomes of a request that cannot even be started. */
const refuse = (cause: unknown): Unanswered => {
  const diagnosis = diagnoseConnection(cause);
  if (!diagnosis) throw cause;
  return { ...diagnosis, requestSent: "no", cause };
};

/**
 * A transport on Node's own HTTP client. It keeps connections, knows whether a request has left, and takes the proxies that the
 * environment names. It goes past whatever else is set up: see `chooseTransport`.
 */
export const nodeTransport = (): Transport => {
  const addressOf = addressReader(nodeProcess()?.env ?? {});
  return (request, limits) => {
    try {
      const { body, method } = request;
      const sending = { request, ...addressOf(request.url) };
      if (isPlain(body)) return exchange({ ...sending, body: plainBody(body, sayLength.test(method)) }, limits);
      return readBody(body).then((read) => exchange({ ...sending, body: read }, limits), refuse);
    } catch (mistake) {
      return Promise.resolve(mistake).then(refuse);
    }
  };
};
