import type { ClientRequest, IncomingMessage, RequestOptions } from "node:http";
import {
  type Delivery,
  diagnoseConnection,
  type Transport,
  type TransportLimits,
  type TransportRequest,
  type Unanswered,
} from "@techlookup/core/platform";
import { node, nodeProcess } from "./builtins.ts";
import { agents, readKeepAlive, type Trip } from "./connections.ts";
import { foreignAgent, isWatched } from "./others.ts";
import type { HttpProxy } from "./proxy.ts";
import { acceptedCodings, headersOf, readBody } from "./read-answer.ts";
import { isPlain, type OutgoingBody, plainBody, readBody as readRequestBody, sendBody } from "./send-body.ts";
import { addressReader, type Target } from "./target.ts";

type Result = Awaited<ReturnType<Transport>>;

/** Methods whose requests say that they have no body, as `fetch` does it. */
const sayLength = /^P(OST|UT|ATCH)$/;

/** Names and values in turn, as Node writes them fastest. */
const headersFor = (
  { headers }: TransportRequest,
  authority: string,
  proxy: HttpProxy | undefined,
  { length, type, content }: OutgoingBody,
): string[] => {
  const list = ["host", authority];
  for (const name in headers) list.push(name, headers[name] as string);
  if (headers["accept-encoding"] === undefined) list.push("accept-encoding", acceptedCodings());
  // No cache may answer in our place.
  if (headers["cache-control"] === undefined) list.push("cache-control", "no-cache");
  if (type !== undefined && headers["content-type"] === undefined) list.push("content-type", type);
  if (length !== undefined) list.push("content-length", String(length));
  else if (content !== undefined) list.push("transfer-encoding", "chunked");
  if (proxy?.authorization !== undefined) list.push("proxy-authorization", proxy.authorization);
  return list;
};

const pairsOf = (list: readonly string[]): Record<string, string> => {
  const pairs: Record<string, string> = {};
  for (let index = 0; index < list.length; index += 2) pairs[list[index] as string] = list[index + 1] as string;
  return pairs;
};

interface Sending {
  readonly request: TransportRequest;
  readonly target: Target;
  readonly path: string;
  readonly body: OutgoingBody;
}

/** Starts a request. Its function is looked up by its name every time, so that whatever has replaced it is called. */
const start = ({ request, target, path, body }: Sending, trip: Trip): ClientRequest => {
  const { isSecure, host, port, authority } = target;
  const scheme = isSecure ? "https" : "http";
  const foreign = foreignAgent(scheme);
  // A proxy is asked for what is not secure by the whole address. An agent that a user brought has ways of its own.
  const proxy = isSecure || foreign ? undefined : target.proxy;
  const list = headersFor(request, authority, proxy, body);
  const options: RequestOptions & { readonly trip: Trip } = {
    method: request.method,
    host,
    port,
    path: proxy ? `http://${authority}${path}` : path,
    // Whoever watches requests adds headers to them, and knows objects alone.
    headers: foreign || isWatched(scheme) ? pairsOf(list) : list,
    setHost: false,
    agent: foreign ?? agents[scheme],
    trip,
  };
  return node(`node:${scheme}`).request(options);
};

/** Sends a request whose body is at hand or flows, and reads the answer. Never rejects, but for mistakes. */
const exchange = (sending: Sending, { maxBytes, cutoff, now = Date.now }: TransportLimits): Promise<Result> =>
  new Promise((resolve, reject) => {
    const { request, target } = sending;
    const trip: Trip = { target, isFresh: request.freshConnection === true };
    let outgoing: ClientRequest | undefined;
    let stopReading: (() => void) | undefined;
    let sentAtMs: number | undefined;
    let isOver = false;

    const delivery = (otherwise: "no" | "maybe"): Pick<Unanswered, keyof Delivery> => ({
      requestSent: trip.phase === "connecting" ? "no" : sentAtMs === undefined ? otherwise : "yes",
      ...(sentAtMs !== undefined && { sentAtMs }),
      ...(trip.connection && { connection: trip.connection.isReused ? "reused" : "fresh" }),
    });
    const fail = (cause: unknown): void => {
      if (isOver || stopReading) return;
      isOver = true;
      const diagnosis = diagnoseConnection(cause);
      if (!diagnosis) {
        reject(cause);
        return;
      }
      // Where our own agent connects, the phase is known, and nothing need be told by the error.
      const otherwise = trip.phase === undefined ? diagnosis.requestSent : "maybe";
      resolve({ ...diagnosis, ...delivery(otherwise), cause });
    };
    const receive = (response: IncomingMessage): void => {
      const { rawHeaders, statusCode = 0 } = response;
      let encoding: string | undefined;
      for (let index = 0; index < rawHeaders.length; index += 2) {
        const { length } = rawHeaders[index] as string;
        if (length !== 10 && length !== 16) continue;
        const name = (rawHeaders[index] as string).toLowerCase();
        const value = rawHeaders[index + 1] as string;
        if (name === "keep-alive" && trip.connection) trip.connection.idleMs = readKeepAlive(value);
        else if (name === "content-encoding") encoding = encoding === undefined ? value : `${encoding}, ${value}`;
      }
      stopReading = readBody(response, encoding, maxBytes, (body) => {
        isOver = true;
        // An answer that comes before the request has left: nobody will read the rest of it.
        if (body.end !== "complete" || !outgoing?.writableFinished) outgoing?.destroy();
        const isLasting = body.end === "lost" && body.cause !== undefined && !diagnoseConnection(body.cause);
        resolve({
          ...body,
          ...(isLasting && { end: "unreadable" as const }),
          status: statusCode,
          headers: headersOf(response),
          ...delivery("maybe"),
        });
      });
    };

    cutoff.onCut(() => {
      if (isOver) return;
      if (stopReading) return stopReading();
      isOver = true;
      trip.abandon?.();
      outgoing?.destroy();
      const requestSent = outgoing ? "maybe" : "no";
      resolve({ reason: "unknown", clause: "it was cut off", cause: undefined, ...delivery(requestSent) });
    });
    if (isOver) return;
    try {
      outgoing = start(sending, trip);
    } catch (cause) {
      return fail(cause);
    }
    outgoing
      .on("error", fail)
      .on("response", receive)
      // An upgrade that nobody asked for ends without an answer and without an error.
      .on("close", () => {
        if (!isOver) fail(Object.assign(new Error("the connection was closed"), { code: "ECONNRESET" }));
      })
      .on("finish", () => {
        sentAtMs = now();
      });
    sendBody(outgoing, sending.body);
  });

/** What becomes of a request that cannot even be started. */
const refuse = (cause: unknown): Result => {
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
      return readRequestBody(body).then((read) => exchange({ ...sending, body: read }, limits), refuse);
    } catch (mistake) {
      return Promise.resolve(mistake).then(refuse);
    }
  };
};
